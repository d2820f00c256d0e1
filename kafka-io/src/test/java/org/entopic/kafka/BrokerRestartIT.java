package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a save is told while the broker stops and starts, the log agrees. */
class BrokerRestartIT {
  private static EmbeddedKafka kafka;

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item")
          .topic(name + ".Item")
          .partitions(2)
          .key("id", ScalarType.INT)
          .build();
  private final Map<UUID, Integer> sizes = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<UUID, Throwable> failures = Collections.synchronizedMap(new HashMap<>());

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void savesThatHaveTimeOutliveTheRestart() throws Exception {
    try (KafkaDatabase database = open();
        var writer = writer(database, Duration.ofSeconds(60))) {
      saveWhileTheBrokerRestarts(writer);
      assertThat(failures).isEmpty();
      assertThatTheLogAgrees(database);
    }
  }

  @Test
  void savesThatHaveNoTimeAreToldTheTruth() throws Exception {
    try (KafkaDatabase database = open();
        var writer = writer(database, Duration.ofMillis(700))) {
      write(writer, 1, 0).join();
      write(writer, 5, 0).join();
      saveWhileTheBrokerRestarts(writer);
      assertThat(failures.values())
          .isNotEmpty()
          .allMatch(
              failure ->
                  failure instanceof StoreNotReadyException
                      || failure instanceof SaveOutcomeUnknownException);
      assertThat(failures.values()).anyMatch(StoreNotReadyException.class::isInstance);
      untilItWorks(writer, 1);
      untilItWorks(writer, 5);
      assertThatTheLogAgrees(database);
    }
  }

  @Test
  void whatIsSavedWhileTheBrokerIsKnownToBeAwayIsNotSent() throws Exception {
    try (KafkaDatabase database = open();
        var writer = writer(database, Duration.ofSeconds(2))) {
      write(writer, 1, 0).join();
      kafka.stopNode(1);
      UUID id;
      try {
        // The first may still meet the old connection.
        write(writer, 1, 1).handle((receipt, failure) -> true).join();
        CompletableFuture<?> away = write(writer, 1, 2);
        id = sizes.keySet().stream().skip(2).findFirst().orElseThrow();
        away.handle((receipt, failure) -> true).join();
      } finally {
        kafka.startNode(1);
      }
      assertThat(failures.get(id))
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining(kafka.bootstrapServers());
      untilItWorks(writer, 1);
      assertThatTheLogAgrees(database);
    }
  }

  @Test
  void closingWhileTheBrokerIsAwayIsPrompt() throws Exception {
    try (KafkaDatabase database = open()) {
      var writer = writer(database, Duration.ofSeconds(60));
      write(writer, 5, 0).join();
      kafka.stopNode(1);
      try {
        CompletableFuture<?> batch = write(writer, 5, 1);
        CompletableFuture<?> single = write(writer, 1, 2);
        long start = System.nanoTime();
        writer.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(batch).isCompletedExceptionally();
        assertThat(single).isCompletedExceptionally();
      } finally {
        kafka.startNode(1);
      }
      assertThatTheLogAgrees(database);
    }
  }

  private void saveWhileTheBrokerRestarts(ProducerRecordWriter writer) throws Exception {
    var goOn = new AtomicBoolean(true);
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int number = thread;
      threads.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; goOn.get(); i++) {
                  write(writer, number % 2 == 0 ? 1 : 7, number * 1_000_000 + i)
                      .handle((receipt, failure) -> true)
                      .join();
                }
              }));
    }
    TimeUnit.MILLISECONDS.sleep(300);
    kafka.stopNode(1);
    TimeUnit.MILLISECONDS.sleep(1_500);
    kafka.startNode(1);
    TimeUnit.MILLISECONDS.sleep(300);
    goOn.set(false);
    threads.forEach(CompletableFuture::join);
  }

  private void untilItWorks(ProducerRecordWriter writer, int records) throws Exception {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    boolean works = false;
    for (int i = 0; !works; i++) {
      assertThat(deadline.passed()).isFalse();
      works = write(writer, records, 9_000_000 + i).handle((r, failure) -> failure == null).join();
    }
  }

  private void assertThatTheLogAgrees(KafkaDatabase database) {
    Map<UUID, Integer> found = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record :
        TopicReader.committed(kafka.bootstrapServers(), database.topics().get(name + ".Item"))) {
      found.merge(TopicReader.save(record), 1, Integer::sum);
    }
    sizes.forEach(
        (id, size) -> {
          Throwable failure = failures.get(id);
          if (failure == null) {
            assertThat(found).as("reported as written").containsEntry(id, size);
          } else if (failure instanceof SaveOutcomeUnknownException) {
            assertThat(found.getOrDefault(id, 0)).as("reported as unknown").isIn(0, size);
          } else {
            assertThat(found).as("reported as not written: %s", failure).doesNotContainKey(id);
          }
        });
  }

  private CompletableFuture<?> write(ProducerRecordWriter writer, int records, int number) {
    var batch =
        new WriteBatch(
            UUID.randomUUID(),
            IntStream.range(0, records).mapToObj(i -> record(number + "-" + i)).toList());
    sizes.put(batch.saveId(), records);
    return writer
        .write(batch)
        .whenComplete(
            (receipt, failure) -> {
              if (failure != null) {
                failures.put(batch.saveId(), failure);
              }
            });
  }

  private EncodedRecord record(String key) {
    return new EncodedRecord(type, key.getBytes(UTF_8), new byte[] {1}, List.of());
  }

  private KafkaDatabase open() {
    return KafkaDatabase.open(
        SharedBroker.config(kafka.bootstrapServers(), name, Map.of(), type),
        Deadline.after(Duration.ofSeconds(20)));
  }

  private static ProducerRecordWriter writer(KafkaDatabase database, Duration timeout) {
    return new ProducerRecordWriter(database.clients(), List.of(), database::topics, timeout);
  }
}
