package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.kafka.Disturbance.Moment;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lost confirmations that the log does not make up for: the save stays unknown, others go on. */
@ExtendWith(SharedBroker.class)
class UnresolvedDoubtIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).build();
  private final EntityTypeModel checked =
      TestModels.entity("Stock").topic(name + ".Stock").key("id", ScalarType.INT).checked().build();
  private final Disturbance lost =
      new Disturbance(
          "commitTransaction",
          Moment.AFTER,
          () -> {
            throw new KafkaException("lost on the way back");
          });
  private KafkaDatabase database;

  @BeforeEach
  void open() {
    database =
        KafkaDatabase.open(SharedBroker.config(name, type, checked), Deadline.after(PATIENCE));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private PendingSave save() {
    var batch =
        new WriteBatch(
            UUID.randomUUID(),
            List.of(
                new EncodedRecord(type, "a".getBytes(UTF_8), new byte[1], List.of()),
                new EncodedRecord(type, "b".getBytes(UTF_8), new byte[1], List.of())));
    return new PendingSave(
        batch.saveId(), new RecordPlacement(database::topics).place(batch), any -> {});
  }

  @Test
  void theOpenTransactionOfSomebodyElseHoldsUpTheNextSavesForATimeOnly() throws Exception {
    KafkaClients clients = database.clients();
    Map<String, String> foreignId = Map.of("transactional.id", "foreign-" + name);
    try (var foreign = clients.producer("foreign", Map.of(), foreignId);
        var sender =
            new TransactionSender(
                name,
                () ->
                    lost.disturb(
                        clients.producer("test", Map.of(), Map.of("transactional.id", name))),
                new SaveReceipts(database::topics),
                new SaveSearch(clients),
                Duration.ofMillis(500),
                over -> {},
                group -> {})) {
      foreign.initTransactions();
      foreign.beginTransaction();
      foreign.send(new ProducerRecord<>(name + ".Item", 0, new byte[1], new byte[1])).get();
      lost.arm();
      PendingSave first = save();
      sender.send(first);
      assertThatThrownBy(() -> first.outcome().get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SaveOutcomeUnknownException.class);
      PendingSave second = save();
      sender.send(second);
      assertThat(second.outcome().get(20, TimeUnit.SECONDS).positions()).hasSize(2);
      foreign.abortTransaction();
    }
    assertThat(TopicReader.committed(SharedBroker.address(), database.topics().get(name + ".Item")))
        .hasSize(4);
  }

  @Test
  void aCommitWhoseRecordWasRemovedStaysUnknownAndTheNextSavesAreWritten() throws Exception {
    var removed =
        new Disturbance(
            "commitTransaction",
            Moment.AFTER,
            () -> {
              removeCommits();
              throw new KafkaException("lost on the way back");
            });
    try (var counting = new Counting(database, checked, PATIENCE, removed::disturb)) {
      assertThat(counting.count("a").get(20, TimeUnit.SECONDS)).isEqualTo(1);
      removed.arm();
      assertThatThrownBy(() -> counting.count("a").get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SaveOutcomeUnknownException.class);
      assertThat(counting.count("a").get(20, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(counting.count("a").get(20, TimeUnit.SECONDS)).isEqualTo(4);
    }
  }

  /** Does what retention does to a topic in which nobody writes for a day. */
  private void removeCommits() {
    var commits = new TopicPartition(LeaseTopics.commits(name), 0);
    try (Admin admin = database.clients().admin(PATIENCE)) {
      admin
          .deleteRecords(Map.of(commits, RecordsToDelete.beforeOffset(-1)))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }
}
