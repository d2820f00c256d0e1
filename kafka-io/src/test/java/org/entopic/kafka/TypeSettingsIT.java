package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Producer settings that differ from type to type, seen by what the broker has on its disk. */
@ExtendWith(SharedBroker.class)
class TypeSettingsIT {
  private static final int SIZE = 200_000;

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel plain =
      TestModels.entity("Plain").topic(name + ".Plain").key("id", INT).build();
  private final EntityTypeModel packed =
      TestModels.entity("Packed")
          .topic(name + ".Packed")
          .key("id", INT)
          .producerConfig("compression.type", "zstd")
          .producerConfig("acks", "all")
          .build();

  @Test
  void aSaveIsSentAsItsTypesWantIfTheyAllWantTheSame() throws Exception {
    BackendConfig config = SharedBroker.config(name, plain, packed);
    try (var database = KafkaDatabase.open(config, Deadline.after(config.openTimeout()));
        var writer =
            new ProducerRecordWriter(
                database.clients(), config.stores(), database::topics, config.saveTimeout())) {
      writer.write(batch(record(plain, "a"))).join();
      writer.write(batch(record(packed, "a"))).join();
      assertThat(sizeOf(plain)).as("one record as it is").isGreaterThan(SIZE);
      assertThat(sizeOf(packed)).as("one record, compressed").isLessThan(SIZE / 10);
      writer.write(batch(record(packed, "b"), record(packed, "c"))).join();
      assertThat(sizeOf(packed)).as("a transaction, compressed").isLessThan(SIZE / 10);
      writer.write(batch(record(packed, "d"), record(plain, "d"))).join();
      assertThat(sizeOf(packed)).as("with others: as the factory says").isGreaterThan(SIZE);
    }
  }

  @Test
  void theOrderOfAKeyHoldsWhicheverProducerWrites() {
    BackendConfig config = SharedBroker.config(name, plain, packed);
    List<CompletableFuture<WriteReceipt>> writing = new ArrayList<>();
    try (var database = KafkaDatabase.open(config, Deadline.after(config.openTimeout()));
        var writer =
            new ProducerRecordWriter(
                database.clients(), config.stores(), database::topics, config.saveTimeout())) {
      for (int i = 0; i < 150; i++) {
        EncodedRecord mine = record(packed, "same", Integer.toString(i));
        EncodedRecord packedToo = record(packed, "packed" + i, "x");
        EncodedRecord plainToo = record(plain, "plain" + i, "x");
        writing.add(
            writer.write(
                switch (i % 3) {
                  case 0 -> batch(mine);
                  case 1 -> batch(mine, packedToo);
                  default -> batch(mine, plainToo);
                }));
      }
      writing.forEach(CompletableFuture::join);
      assertThat(
              TopicReader.committed(
                      SharedBroker.address(), database.topics().get(packed.topic().name()))
                  .stream()
                  .filter(record -> new String(record.key(), UTF_8).equals("same"))
                  .map(ConsumerRecord::value)
                  .map(value -> new String(value, UTF_8)))
          .containsExactlyElementsOf(IntStream.range(0, 150).mapToObj(Integer::toString).toList());
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(thread -> thread.contains(name));
  }

  @Test
  void whatCannotDifferIsRefusedBeforeAnythingIsCreated() throws Exception {
    EntityTypeModel hasty =
        TestModels.entity("Hasty")
            .topic(name + ".Hasty")
            .key("id", INT)
            .producerConfig("acks", "1")
            .producerConfig("sasl.jaas.config", "secret")
            .build();
    EntityTypeModel counted =
        TestModels.entity("Counted")
            .topic(name + ".Counted")
            .key("id", INT)
            .version("version")
            .producerConfig("linger.ms", "20")
            .build();
    assertThatThrownBy(() -> open(SharedBroker.config(name, plain, hasty, counted)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-44")
        .hasMessageContaining("'Hasty': [acks, sasl.jaas.config]")
        .hasMessageContaining("'Counted': is checked")
        .hasMessageNotContaining("secret");
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.startsWith(name));
    }
  }

  @Test
  void aValueThatKafkaRefusesFailsTheOpening() {
    EntityTypeModel wrong =
        TestModels.entity("Wrong")
            .topic(name + ".Wrong")
            .key("id", INT)
            .producerConfig("compression.type", "brick")
            .build();
    BackendConfig config = SharedBroker.config(name, wrong);
    assertThatThrownBy(
            () -> {
              try (var database =
                  KafkaDatabase.open(config, Deadline.after(config.openTimeout()))) {
                new ProducerRecordWriter(
                        database.clients(), config.stores(), database::topics, config.saveTimeout())
                    .close();
              }
            })
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-03");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(thread -> thread.contains(name));
  }

  private static void open(BackendConfig config) {
    KafkaDatabase.open(config, Deadline.after(config.openTimeout())).close();
  }

  private long sizeOf(EntityTypeModel type) throws Exception {
    try (Admin admin = admin()) {
      int broker = admin.describeCluster().nodes().get().iterator().next().id();
      return admin
          .describeLogDirs(List.of(broker))
          .allDescriptions()
          .get()
          .get(broker)
          .values()
          .stream()
          .flatMap(directory -> directory.replicaInfos().entrySet().stream())
          .filter(entry -> entry.getKey().topic().equals(type.topic().name()))
          .mapToLong(entry -> entry.getValue().size())
          .sum();
    }
  }

  private Admin admin() {
    return KafkaClients.of(SharedBroker.config(SharedBroker.address(), name, Map.of()))
        .admin(Duration.ofSeconds(20));
  }

  private static EncodedRecord record(EntityTypeModel type, String key) {
    return record(type, key, "x".repeat(SIZE));
  }

  private static EncodedRecord record(EntityTypeModel type, String key, String value) {
    return new EncodedRecord(type, key.getBytes(UTF_8), value.getBytes(UTF_8), List.of());
  }

  private static WriteBatch batch(EncodedRecord... records) {
    return new WriteBatch(UUID.randomUUID(), List.of(records));
  }
}
