package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sets is what every client is made with, seen by a plug-in of the clients. */
@ExtendWith(SharedBroker.class)
class UserSettingsIT {
  private static final Map<String, String> COMMON =
      Map.of("reconnect.backoff.ms", "61", "receive.buffer.bytes", "70000");
  private static final Map<String, String> PRODUCER =
      Map.of(
          "linger.ms", "7",
          "batch.size", "20000",
          "compression.type", "gzip",
          "max.request.size", "900000",
          "buffer.memory", "20000000",
          "retry.backoff.ms", "9");
  private static final Map<String, String> CONSUMER =
      Map.of(
          "fetch.max.wait.ms", "111",
          "max.poll.records", "222",
          "check.crcs", "false",
          "default.api.timeout.ms", "45000",
          "metadata.max.age.ms", "123000");
  private static final Map<String, String> ADMIN = Map.of("retries", "7");

  /** Tells what clients are made with, by their ids. */
  public static final class Seen implements MetricsReporter {
    static final Map<String, Map<String, Object>> BY_ID = new ConcurrentHashMap<>();

    @Override
    public void configure(Map<String, ?> configs) {
      BY_ID.put(String.valueOf(configs.get("client.id")), new HashMap<>(configs));
    }

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {}
  }

  /** Is written alone or in transactions. */
  static class Plain {
    @Id int id;
  }

  /** Is written under the lease, with numbers that are given out. */
  static class Counted {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    long id;

    @Version long version;
  }

  static final class Both extends EntityContext {
    final EntitySet<Plain> plain = set(Plain.class);
    final EntitySet<Counted> counted = set(Counted.class);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    COMMON.forEach((name, value) -> settings.put("common." + name, value));
    PRODUCER.forEach((name, value) -> settings.put("producer." + name, value));
    CONSUMER.forEach((name, value) -> settings.put("consumer." + name, value));
    ADMIN.forEach((name, value) -> settings.put("admin." + name, value));
    settings.put("common.metric.reporters", Seen.class.getName());
    settings.put("producer.client.id", "my-producer");
    settings.put("consumer.client.id", "my-consumer");
    settings.put("admin.client.id", "my-admin");
    settings.put("producer.request.timeout.ms", "3900");
    settings.put("admin.request.timeout.ms", "3800");
    settings.put("admin.default.api.timeout.ms", "8800");
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"replica", "streams"})
  void everyClientIsMadeWithWhatTheUserSets(String backend) {
    Seen.BY_ID.clear();
    try (var factory =
            EntityContextFactory.of(Both::new)
                .database(Shop.freshName())
                .backend(backend)
                .serializer("json")
                .bootstrapServers(SharedBroker.address())
                .settings(settings())
                .lookup(MethodHandles.lookup())
                .onCreated(db -> {})
                .open();
        var db = factory.create()) {
      for (int id = 1; id <= 3; id++) {
        var plain = new Plain();
        plain.id = id;
        db.plain.add(plain);
        if (id > 1) {
          db.saveChanges();
        }
      }
      db.counted.add(new Counted());
      db.saveChanges();
      assertThat(db.counted.count()).isEqualTo(1);
    }
    var roles = new TreeSet<String>();
    Seen.BY_ID.forEach(
        (id, config) -> {
          assertThat(id).matches("my-(producer|consumer|admin)-.+-\\d+");
          roles.add(id.substring(3, id.lastIndexOf('-')));
          assertThat(config).as(id).containsAllEntriesOf(COMMON);
          if (id.startsWith("my-producer-")) {
            assertThat(config).as(id).containsAllEntriesOf(PRODUCER);
            assertThat(millis(config, "request.timeout.ms")).isLessThanOrEqualTo(3900);
          } else if (id.startsWith("my-consumer-")) {
            assertThat(config).as(id).containsAllEntriesOf(CONSUMER);
          } else {
            assertThat(config).as(id).containsAllEntriesOf(ADMIN);
            assertThat(millis(config, "request.timeout.ms")).isEqualTo(3800);
            assertThat(millis(config, "default.api.timeout.ms")).isEqualTo(8800);
          }
        });
    assertThat(roles)
        .contains("producer-saves", "producer-transactions", "producer-lease", "producer-schemas")
        .contains("producer-lease-turns", "producer-sequences", "consumer-schemas", "admin-admin")
        .contains("consumer-lease-turns", "consumer-sequences", "consumer-filling")
        .anyMatch(role -> role.equals("consumer-" + backend));
  }

  private static long millis(Map<String, Object> config, String name) {
    return Long.parseLong(String.valueOf(config.get(name)));
  }
}
