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
import org.entopic.annotation.TopicPrefix;
import org.entopic.model.ModelBuilder;
import org.entopic.model.TopicModel;
import org.entopic.query.Property;
import org.entopic.spi.engine.EngineConfig;
import org.junit.jupiter.api.Test;

class FactoryModelTest {
  @TopicPrefix("context")
  static final class Context extends EntityContext {}

  static final class OtherContext extends EntityContext {}

  static class Thing {
    private int id;
  }

  private static EngineConfig config(Consumer<ModelBuilder> configure) {
    return new EngineConfig(
        Context.class,
        List.of(Thing.class),
        configure,
        "db",
        null,
        null,
        null,
        "",
        Map.of(PropertyScope.TOPIC, Map.of("segment.ms", "5", "delete.retention.ms", "6")),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ZERO,
        BadRecordPolicy.SKIP,
        any -> {},
        null,
        null,
        Map.of());
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
}
