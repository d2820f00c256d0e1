package org.entopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.entopic.model.EntityModel;
import org.entopic.model.OnWrite;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.EntityFormats;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.Test;

class FactorySettingTest {
  static class EmptyContext extends EntityContext {}

  private static final class Opened extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final EntityContextFactoryBuilder<EmptyContext> builder =
      EntityContextFactory.of(EmptyContext::new);

  private EngineConfig opened() {
    var seen = new AtomicReference<EngineConfig>();
    EngineProvider engine =
        new EngineProvider() {
          @Override
          public EntityModel buildModel(EngineConfig config) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Engine open(EngineConfig config) {
            seen.set(config);
            throw new Opened();
          }

          @Override
          public EntityFormats formats(EngineConfig config) {
            throw new UnsupportedOperationException();
          }

          @Override
          public GenericDecoder genericDecoder(EngineConfig config, SchemaDocument writer) {
            throw new UnsupportedOperationException();
          }

          @Override
          public DatabaseAdmin administer(EngineConfig config) {
            throw new UnsupportedOperationException();
          }
        };
    builder.providers(
        new ProviderSource() {
          @Override
          public <S> List<S> find(Class<S> service) {
            return List.of(service.cast(engine));
          }
        });
    assertThatThrownBy(builder::open).isInstanceOf(Opened.class);
    return seen.get();
  }

  @Test
  void everySettingArrives() {
    var properties = new Properties();
    properties.setProperty("database", "blogging");
    properties.setProperty("bootstrap.servers", "kafka:9092");
    properties.setProperty("backend", "replica");
    properties.setProperty("serializer", "json");
    properties.setProperty("key.serializer", "avro");
    properties.setProperty("open.timeout", "2m");
    properties.setProperty("save.timeout", "PT1M30S");
    properties.setProperty("visibility.timeout", "0s");
    properties.setProperty("bad.records", "fail");
    properties.setProperty("topic.creation", "never");
    properties.setProperty("partitions", "6");
    properties.setProperty("replication", "3");
    properties.setProperty("query.tracking", "no-tracking");
    properties.setProperty("read.only", "skip");
    properties.setProperty("change.events", "off");
    assertThat(properties.stringPropertyNames())
        .as("every setting is in this test")
        .hasSize(FactorySetting.values().length);
    EngineConfig config = settings(properties);
    assertThat(config.database()).isEqualTo("blogging");
    assertThat(config.choice().backend()).isEqualTo("replica");
    assertThat(config.choice().serializer()).isEqualTo("json");
    assertThat(config.choice().keySerializer()).isEqualTo("avro");
    assertThat(config.store().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.store().openTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.store().saveTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.visibilityTimeout()).isZero();
    assertThat(config.store().badRecordPolicy()).isEqualTo(BadRecordPolicy.FAIL);
    assertThat(config.store().topicCreation()).isEqualTo(TopicCreation.NEVER);
    assertThat(config.contexts().defaults().partitions()).hasValue(6);
    assertThat(config.contexts().defaults().replication()).hasValue(3);
    assertThat(config.contexts().defaults().queryTrackingBehavior())
        .isEqualTo(QueryTrackingBehavior.NO_TRACKING);
    assertThat(config.contexts().defaults().readOnly()).isEqualTo(OnWrite.SKIP);
    assertThat(config.contexts().defaults().changeEvents()).isFalse();
  }

  private EngineConfig settings(Map<?, ?> settings) {
    builder.settings(settings);
    return opened();
  }

  @Test
  void prefixesAreScopesOfKafkasProperties() {
    EngineConfig config =
        settings(
            Map.of(
                "database", "blogging",
                "common.security.protocol", "SSL",
                "producer.linger.ms", 50,
                "consumer.fetch.max.wait.ms", "7",
                "admin.request.timeout.ms", "8",
                "topic.segment.ms", "9",
                "streams.poll.ms", "10"));
    assertThat(config.store().properties(PropertyScope.COMMON))
        .isEqualTo(Map.of("security.protocol", "SSL"));
    assertThat(config.store().properties(PropertyScope.PRODUCER))
        .isEqualTo(Map.of("linger.ms", "50"));
    assertThat(config.store().properties(PropertyScope.CONSUMER)).hasSize(1);
    assertThat(config.store().properties(PropertyScope.ADMIN)).hasSize(1);
    assertThat(config.store().properties(PropertyScope.TOPIC)).containsEntry("segment.ms", "9");
    assertThat(config.store().properties(PropertyScope.STREAMS)).hasSize(1);
  }

  @Test
  void defaultsOfPropertiesCount() {
    var shared = new Properties();
    shared.setProperty("database", "shared");
    assertThat(settings(new Properties(shared)).database()).isEqualTo("shared");
  }

  @Test
  void anUnknownNameIsRefusedWithTheClosest() {
    Map<String, String> meant =
        Map.of(
            "open.timout", "open.timeout",
            "bootstrap.server", "bootstrap.servers",
            "Database", "database",
            "prducer.linger.ms", "producer.linger.ms",
            "read.only.", "read.only");
    meant.forEach(
        (written, closest) ->
            assertThatThrownBy(() -> builder.settings(Map.of(written, "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("API-17")
                .hasMessageContaining("'" + written + "'")
                .hasMessageContaining("'" + closest + "'"));
  }

  @Test
  void aValueThatIsNotUnderstoodIsRefusedAndNothingIsTakenOver() {
    Map<String, String> bad =
        Map.of(
            "open.timeout", "soon",
            "save.timeout", "-1s",
            "partitions", "many",
            "replication", "0",
            "read.only", "perhaps",
            "change.events", "true");
    bad.forEach(
        (name, value) -> {
          var settings = new Properties();
          settings.setProperty("database", "other");
          settings.setProperty(name, value);
          assertThatThrownBy(() -> builder.settings(settings))
              .isInstanceOf(ConfigurationException.class)
              .hasMessageStartingWith("API-16")
              .hasMessageContaining("'" + name + "'")
              .hasMessageContaining("'" + value + "'");
        });
    assertThatThrownBy(builder::open).hasMessageStartingWith("API-04");
  }

  @Test
  void whatIsPrintedHasNoValuesOfProperties() {
    EngineConfig config =
        settings(Map.of("database", "blogging", "common.sasl.jaas.config", "password=\"secret\";"));
    assertThat(config.toString()).contains("common.sasl.jaas.config").doesNotContain("secret");
  }
}
