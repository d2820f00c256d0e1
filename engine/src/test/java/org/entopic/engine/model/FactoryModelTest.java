package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.ModelException;
import org.entopic.PropertyScope;
import org.entopic.annotation.NoChangeEvents;
import org.entopic.annotation.Partitions;
import org.entopic.annotation.ProducerConfig;
import org.entopic.annotation.ReadOnly;
import org.entopic.annotation.Retention;
import org.entopic.annotation.TopicConfig;
import org.entopic.annotation.TopicPrefix;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.entopic.model.TopicModel;
import org.entopic.query.Property;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.junit.jupiter.api.Test;

class FactoryModelTest {
  @TopicPrefix("context")
  static final class Context extends EntityContext {}

  static final class OtherContext extends EntityContext {}

  static class Thing {
    private int id;
  }

  private static EngineConfig config(Consumer<ModelBuilder> configure) {
    return config(configure, Context.class, TypeDefaults.NONE);
  }

  private static EngineConfig config(
      Consumer<ModelBuilder> configure,
      Class<? extends EntityContext> context,
      TypeDefaults defaults) {
    return new EngineConfig(
        new EngineConfig.Contexts(
            context, List.of(Thing.class), configure, defaults, null, Map.of(), null, any -> {}),
        new EngineConfig.ProviderChoice(null, null, null, null),
        new BackendConfig(
            "db",
            "",
            List.of(),
            Map.of(PropertyScope.TOPIC, Map.of("segment.ms", "5", "delete.retention.ms", "6")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            BadRecordPolicy.SKIP,
            any -> {}),
        Duration.ZERO);
  }

  @Test
  void theContextGivesPrefixAndTheFactoryTopicSettings() {
    EngineModel model =
        ModelFactory.build(config(m -> m.entity(Thing.class).topicConfig("segment.ms", "7")));
    TopicModel topic = model.entityTypes().get(0).topic();
    assertThat(model.database()).isEqualTo("db");
    assertThat(topic.name()).isEqualTo("context.Thing");
    assertThat(topic.config())
        .containsEntry("segment.ms", "7")
        .containsEntry("delete.retention.ms", "6")
        .containsEntry("cleanup.policy", "compact");
  }

  @Test
  void aFilterMustFitTheContextOfTheFactory() {
    Property<Thing, Integer> id = Property.of(Thing.class, "id", Integer.class);
    assertThatThrownBy(
            () ->
                ModelFactory.build(
                    config(m -> m.entity(Thing.class).filter(OtherContext.class, c -> id.eq(1)))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-42")
        .hasMessageContaining("OtherContext");
  }

  @Test
  void theFactorySaysWhatHoldsForTypesThatDoNotSay() {
    TypeDefaults defaults =
        TypeDefaults.NONE.partitions(6).replication(3).readOnly(OnWrite.SKIP).withoutChangeEvents();
    EntityTypeModel silent =
        ModelFactory.build(config(m -> {}, Context.class, defaults)).entityTypes().get(0);
    assertThat(silent.topic().partitions()).isEqualTo(6);
    assertThat(silent.topic().replication()).hasValue(3);
    assertThat(silent.isReadOnly()).isTrue();
    assertThat(silent.onWrite()).isEqualTo(OnWrite.SKIP);
    assertThat(silent.hasChangeEvents()).isFalse();
    EntityTypeModel outspoken =
        ModelFactory.build(
                config(
                    m -> m.entity(Thing.class).partitions(2).replication(1).readOnly(),
                    Context.class,
                    defaults))
            .entityTypes()
            .get(0);
    assertThat(outspoken.topic().partitions()).isEqualTo(2);
    assertThat(outspoken.topic().replication()).hasValue(1);
    assertThat(outspoken.onWrite()).isEqualTo(OnWrite.FAIL);
  }

  @ReadOnly(onWrite = OnWrite.SKIP)
  @NoChangeEvents
  static final class QuietContext extends EntityContext {}

  @Test
  void annotationsOfTheContextHoldForAllTypes() {
    EntityTypeModel type =
        ModelFactory.build(config(m -> {}, QuietContext.class, TypeDefaults.NONE))
            .entityTypes()
            .get(0);
    assertThat(type.isReadOnly()).isTrue();
    assertThat(type.onWrite()).isEqualTo(OnWrite.SKIP);
    assertThat(type.hasChangeEvents()).isFalse();
  }

  @Test
  void changeFeedsThatAreOffCanBeSwitchedOnByWhoIsMoreParticular() {
    TypeDefaults on = TypeDefaults.NONE.withoutChangeEvents().withChangeEvents();
    assertThat(hasFeeds(m -> {}, QuietContext.class, on)).as("factory over context").isTrue();
    TypeDefaults off = TypeDefaults.NONE.withChangeEvents().withoutChangeEvents();
    assertThat(hasFeeds(m -> {}, Context.class, off)).as("the last word counts").isFalse();
    assertThat(hasFeeds(m -> m.entity(Thing.class).withChangeEvents(), QuietContext.class, off))
        .as("type over factory and context")
        .isTrue();
    assertThat(
            hasFeeds(
                m -> m.entity(Thing.class).withChangeEvents().withoutChangeEvents(),
                Context.class,
                on))
        .as("type over factory")
        .isFalse();
  }

  private static boolean hasFeeds(
      Consumer<ModelBuilder> model, Class<? extends EntityContext> context, TypeDefaults defaults) {
    return ModelFactory.build(config(model, context, defaults))
        .entityTypes()
        .get(0)
        .hasChangeEvents();
  }

  @NoChangeEvents
  static class Quiet {
    private int id;
  }

  @Test
  void theFluentApiSwitchesOnWhatAnAnnotationOfTheTypeSwitchesOff() {
    EntityTypeModel quiet =
        ModelFactory.build(config(m -> m.entity(Quiet.class)))
            .entityType(Quiet.class)
            .orElseThrow();
    assertThat(quiet.hasChangeEvents()).isFalse();
    EntityTypeModel loud =
        ModelFactory.build(config(m -> m.entity(Quiet.class).withChangeEvents()))
            .entityType(Quiet.class)
            .orElseThrow();
    assertThat(loud.hasChangeEvents()).isTrue();
  }

  @Retention("P7D")
  @TopicConfig({"segment.ms=60000", "max.message.bytes = 9"})
  @Partitions(3)
  static class Measured {
    private int id;
  }

  @ProducerConfig({"compression.type=zstd", "linger.ms = 20"})
  static class Sent {
    private int id;
  }

  @ProducerConfig("linger.ms")
  static class SentWrongly {
    private int id;
  }

  @Test
  void producerSettingsOfATypeComeFromItsAnnotationAndTheBuilderWins() {
    EntityTypeModel sent =
        ModelFactory.build(config(m -> m.entity(Sent.class).producerConfig("linger.ms", "5")))
            .entityType(Sent.class)
            .orElseThrow();
    assertThat(sent.producerConfig())
        .isEqualTo(Map.of("compression.type", "zstd", "linger.ms", "5"));
    assertThatThrownBy(() -> ModelFactory.build(config(m -> m.entity(SentWrongly.class))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-81");
  }

  @Retention("a week")
  @TopicConfig("segment.ms")
  static class Misspelt {
    private int id;
  }

  @Test
  void annotationsSayHowTopicsAreCreatedAndTheBuilderWins() {
    Map<String, String> config =
        ModelFactory.build(config(m -> m.entity(Measured.class)))
            .entityType(Measured.class)
            .orElseThrow()
            .topic()
            .config();
    assertThat(config)
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("segment.ms", "60000")
        .containsEntry("max.message.bytes", "9");
    TopicModel other =
        ModelFactory.build(
                config(
                    m ->
                        m.entity(Measured.class)
                            .retention(Duration.ofHours(1))
                            .topicConfig("segment.ms", "1")
                            .topicPrefix("other")))
            .entityType(Measured.class)
            .orElseThrow()
            .topic();
    assertThat(other.name()).isEqualTo("other.Measured");
    assertThat(other.config())
        .containsEntry("retention.ms", "3600000")
        .containsEntry("segment.ms", "1");
  }

  @Test
  void settingsThatAreNotUnderstoodAreListed() {
    assertThatThrownBy(
            () ->
                ModelFactory.build(
                    config(
                        m -> {
                          m.entity(Misspelt.class);
                          m.entity(Thing.class).retention(Duration.ZERO);
                        })))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-80")
        .hasMessageContaining("'a week'")
        .hasMessageContaining("PT0S")
        .hasMessageContaining("MOD-81")
        .hasMessageContaining("'segment.ms'");
  }
}
