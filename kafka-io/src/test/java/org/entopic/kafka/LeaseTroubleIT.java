package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.kafka.Disturbance.Moment;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever stands in the way of the lease: everybody is answered, and later saves go on. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTroubleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();
  private final EntityTypeModel note =
      TestModels.entity("Note").topic(name + ".Note").key("id", ScalarType.INT).build();
  private final Disturbance initialising =
      new Disturbance("initTransactions", Moment.BEFORE, LeaseTroubleIT::away);
  private final List<Counting> opened = new ArrayList<>();
  private KafkaDatabase database;

  @BeforeAll
  void open() {
    database = KafkaDatabase.open(SharedBroker.config(name, type, note), Deadline.after(PATIENCE));
  }

  @AfterEach
  void closeWriters() {
    initialising.disarm();
    opened.forEach(Counting::close);
    opened.clear();
  }

  @AfterAll
  void close() {
    database.close();
  }

  private static void away() {
    throw new TimeoutException("the coordinator is away");
  }

  private Counting counting(
      Duration saveTimeout, UnaryOperator<Producer<byte[], byte[]>> disturbance) {
    var counting = new Counting(database, type, saveTimeout, disturbance);
    opened.add(counting);
    return counting;
  }

  private EncodedRecord note(String key, String value) {
    return new EncodedRecord(note, key.getBytes(UTF_8), value.getBytes(UTF_8), List.of());
  }

  /** Counts a key up by a writer with little patience, on a machine that may be slow. */
  private static int countSoon(Counting counting, String key) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        return counting.count(key).join();
      } catch (CompletionException e) {
        if (deadline.passed()) {
          throw e;
        }
      }
    }
  }

  /** Writes a row of the checked type and one of the other in one save. */
  private CompletableFuture<WriteReceipt> mixed(Counting counting, String key) {
    var batch =
        new WriteBatch(UUID.randomUUID(), List.of(counting.record(key, "1"), note(key, "1")));
    var save = new CheckedSave(batch, new CompletableFuture<>());
    counting
        .writer
        .write(turn -> save.outcome().isDone() ? List.of() : List.of(save))
        .whenComplete(
            (over, failure) -> {
              if (failure != null) {
                save.outcome().completeExceptionally(failure);
              }
            });
    return save.outcome();
  }

  private static CompletableFuture<WriteReceipt> plain(Counting counting, EncodedRecord record) {
    return counting.plain.write(new WriteBatch(UUID.randomUUID(), List.of(record)));
  }

  @Test
  void aFirstSaveFailsInTimeAlthoughNobodyElseHasTheLease() {
    initialising.armForGood();
    var counting = counting(SHORT, initialising::disturb);
    CompletableFuture<Integer> save = counting.count("first");
    assertThat(save)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(StoreNotReadyException.class)
        .withMessageContaining("KFK-51")
        .withMessageContaining("'" + LeaseTopics.transactionalId(name) + "'");
    initialising.disarm();
    assertThat(countSoon(counting, "first")).isEqualTo(1);
  }

  @Test
  void aMissingRightIsNotAskedForAgain() {
    var forbidden =
        new Disturbance(
            "initTransactions",
            Moment.BEFORE,
            () -> {
              throw new TransactionalIdAuthorizationException("not allowed");
            });
    forbidden.armForGood();
    var counting = counting(PATIENCE, forbidden::disturb);
    CompletableFuture<Integer> save = counting.count("right");
    assertThat(save)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(SaveFailedException.class)
        .withMessageContaining("KFK-63")
        .withMessageContaining(LeaseTopics.transactionalId(name));
    assertThat(forbidden.disturbed).isEqualTo(1);
  }

  @Test
  void brokersThatDoNotTellTheEndsInTimeAreAskedAgain() {
    var counting = counting(PATIENCE, producer -> producer);
    counting.viewTrouble.set(
        KafkaMessages.unreachable(SharedBroker.address(), new TimeoutException("no answer")));
    assertThat(counting.count("ends").join()).isEqualTo(1);
  }

  @Test
  void anErrorDuringValidationIsAnswered() {
    var counting = counting(PATIENCE, producer -> producer);
    CompletableFuture<Void> broken =
        counting.writer.write(
            turn -> {
              throw new NoClassDefFoundError("gone");
            });
    assertThat(broken)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(SaveFailedException.class)
        .withMessageContaining("KFK-64")
        .withRootCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(counting.count("error").join()).isEqualTo(1);
  }

  @Test
  void topicsThatAreCreatedAnewWhileTheLeaseIsHeldAreWrittenTo() throws Exception {
    var counting = counting(Duration.ofSeconds(5), producer -> producer);
    for (int i = 1; i <= 3; i++) {
      assertThat(counting.count("anew").join()).isEqualTo(i);
    }
    TopicState item = database.topics().get(name + ".Item");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      admin.deleteTopics(List.of(item.name())).all().get(20, TimeUnit.SECONDS);
      var again =
          new NewTopic(item.name(), item.partitions(), (short) 1)
              .configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(again)).all().get(20, TimeUnit.SECONDS);
    }
    lookAgain();
    counting.log.readAnew();
    assertThat(counting.count("anew").join()).isEqualTo(1);
    TopicState now = database.topics().get(item.name());
    assertThat(now.id()).isNotEqualTo(item.id());
    assertThat(TopicReader.committed(SharedBroker.address(), now)).hasSize(1);
    assertThat(counting.writer.status().orElseThrow().turns()).isEqualTo(2);
  }

  /** A broker may not have heard of a new topic yet. */
  private void lookAgain() {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        database.lookAgain(deadline);
        return;
      } catch (StoreNotReadyException e) {
        if (deadline.passed()) {
          throw e;
        }
        deadline.pause(Duration.ofMillis(20));
      }
    }
  }

  @Test
  void aRecordThatSaysNothingOfTheLeaseEndsNoHandOver() throws Exception {
    var first = counting(PATIENCE, producer -> producer);
    var second = counting(PATIENCE, producer -> producer);
    first.count("turns").join();
    byte[] word = "waits".getBytes(UTF_8);
    try (var foreign =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      foreign.send(new ProducerRecord<>(LeaseTopics.turns(name), 0, null, word)).get();
      foreign.send(new ProducerRecord<>(LeaseTopics.turns(name), 0, word, null)).get();
    }
    assertThat(second.count("turns").join()).isEqualTo(2);
    assertThat(first.count("turns").join()).isEqualTo(3);
    assertThat(first.writer.status().orElseThrow().lastFence()).isNull();
    assertThat(second.writer.status().orElseThrow().lastFence()).isNull();
  }

  @Test
  void savesThatNeedNoLeaseDoNotWaitForIt() {
    initialising.armForGood();
    var counting = counting(PATIENCE, initialising::disturb);
    CompletableFuture<Integer> waiting = counting.count("free");
    assertThat(plain(counting, note("n", "1"))).succeedsWithin(Duration.ofSeconds(10));
    assertThat(waiting).isNotDone();
    initialising.disarm();
    assertThat(waiting.join()).isEqualTo(1);
  }

  @Test
  void aMixedSaveThatFailsHoldsItsRowsBackNoLonger() {
    var fenced =
        new Disturbance(
            "flush",
            Moment.BEFORE,
            () -> {
              initialising.armForGood();
              throw new ProducerFencedException("another one");
            });
    var counting = counting(SHORT, producer -> initialising.disturb(fenced.disturb(producer)));
    countSoon(counting, "rows");
    fenced.arm();
    assertThatThrownBy(() -> mixed(counting, "m").join())
        .hasCauseInstanceOf(StoreNotReadyException.class);
    initialising.disarm();
    countSoon(counting, "rows");
    assertThat(plain(counting, note("m", "2"))).succeedsWithin(Duration.ofSeconds(10));
    assertThat(mixed(counting, "m")).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void aSaveStaysUnknownWhereNothingTellsOfItAnyMore() throws Exception {
    var lost = new Disturbance("commitTransaction", Moment.AFTER, LeaseTroubleIT::away);
    var counting = counting(SHORT, producer -> initialising.disturb(lost.disturb(producer)));
    countSoon(counting, "lost");
    lost.arm();
    initialising.armForGood();
    assertThatThrownBy(() -> counting.count("lost").join())
        .hasCauseInstanceOf(SaveOutcomeUnknownException.class);
    var commits = new TopicPartition(LeaseTopics.commits(name), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      admin.deleteRecords(Map.of(commits, RecordsToDelete.beforeOffset(-1))).all().get();
    }
    initialising.disarm();
    assertThat(countSoon(counting, "lost")).isEqualTo(3);
  }

  @Test
  void anUncheckedPartitionIsWrittenAgainOnlyWhenTheLastCommitIsSeenInIt() {
    var counting = counting(PATIENCE, producer -> producer);
    WriteReceipt first = mixed(counting, "m").join();
    var slice = new TopicSlice(name + ".Note", first.positions().get(1).partition());
    counting.awaited.clear();
    counting.count("again").join();
    assertThat(counting.awaited).noneMatch(ends -> ends.containsKey(slice));
    mixed(counting, "m").join();
    assertThat(counting.awaited)
        .anyMatch(ends -> ends.getOrDefault(slice, 0L) == first.positions().get(1).offset() + 1);
  }
}
