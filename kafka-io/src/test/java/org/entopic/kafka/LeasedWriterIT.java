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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.kafka.Disturbance.Moment;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The write lease against a real broker: whatever happens, each value follows the one before. */
@ExtendWith(SharedBroker.class)
class LeasedWriterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private KafkaDatabase database;

  @BeforeEach
  void open() {
    database = KafkaDatabase.open(SharedBroker.config(name, type), Deadline.after(PATIENCE));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    database.close();
  }

  private <T extends AutoCloseable> T closing(T resource) {
    opened.add(resource);
    return resource;
  }

  private Counting counting(Duration saveTimeout) {
    return counting(saveTimeout, producer -> producer);
  }

  private Counting counting(
      Duration saveTimeout, UnaryOperator<Producer<byte[], byte[]>> disturbance) {
    var counting = new Counting(database, type, saveTimeout, disturbance);
    opened.add(0, counting);
    return counting;
  }

  private List<Integer> committed(String key) {
    return TopicReader.committed(SharedBroker.address(), database.topics().get(name + ".Item"))
        .stream()
        .filter(record -> new String(record.key(), UTF_8).equals(key))
        .map(record -> Integer.valueOf(new String(record.value(), UTF_8)))
        .toList();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    return closing(
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                SharedBroker.address(),
                "transactional.id",
                transactionalId,
                "transaction.timeout.ms",
                60_000,
                "retry.backoff.ms",
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer()));
  }

  @Test
  void severalProcessesThatCountTogetherLoseNothing() {
    List<Counting> processes = List.of(counting(PATIENCE), counting(PATIENCE));
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Counting counting = processes.get(i % 2);
      all.add(
          CompletableFuture.runAsync(
              () -> IntStream.range(0, 100).forEach(n -> counting.count("a").join())));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    assertThat(committed("a")).isEqualTo(upTo(400));
  }

  @Test
  void whoAsksForTheLeaseIsGivenItAfterATurnAlthoughSavesKeepComing() {
    var busy = counting(PATIENCE);
    var other = counting(PATIENCE);
    var isOver = new AtomicBoolean();
    busy.count("a").join();
    CompletableFuture<Void> endless =
        busy.writer.write(
            turn ->
                isOver.get()
                    ? List.of()
                    : List.of(new CheckedSave(busy.batch("b", 1), new CompletableFuture<>())));
    for (int i = 1; i <= 3; i++) {
      assertThat(other.count("a").join()).isEqualTo(1 + i);
    }
    isOver.set(true);
    endless.join();
    assertThat(busy.writer.status().orElseThrow().lastFence()).isNull();
    assertThat(other.writer.status().orElseThrow().lastFence()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "beginTransaction, BEFORE",
    "send, BEFORE",
    "flush, BEFORE",
    "flush, AFTER",
    "commitTransaction, BEFORE",
    "commitTransaction, AFTER",
    "initTransactions, AFTER"
  })
  void fencedAtAnyStepTheHolderTakesTheLeaseAgain(String step, Moment moment) {
    var disturbance = new Disturbance(step, moment, this::fence);
    var counting = counting(PATIENCE, disturbance::disturb);
    var other = counting(PATIENCE);
    assertThat(counting.count("a").join()).isEqualTo(1);
    for (int i = 0; i < 5; i++) {
      disturbance.arm();
      counting.count("a").join();
      other.count("a").join();
    }
    assertThat(disturbance.disturbed).isGreaterThan(2);
    if (moment == Moment.BEFORE) {
      assertThat(counting.writer.status().orElseThrow().lastFence()).isNotNull();
    }
    assertThat(committed("a")).isEqualTo(upTo(11));
  }

  private void fence() {
    try (var fencing = producer(LeaseTopics.transactionalId(name))) {
      fencing.initTransactions();
    }
  }

  @ParameterizedTest
  @CsvSource({"BEFORE", "AFTER"})
  void aCommitThatTimesOutIsLookedUp(Moment moment) {
    var disturbance =
        new Disturbance(
            "commitTransaction",
            moment,
            () -> {
              throw new TimeoutException("lost on the way");
            });
    var counting = counting(PATIENCE, disturbance::disturb);
    for (int i = 0; i < 3; i++) {
      counting.count("a").join();
      disturbance.arm();
      counting.count("a").join();
    }
    assertThat(disturbance.disturbed).isEqualTo(3);
    assertThat(committed("a")).isEqualTo(upTo(6));
  }

  @Test
  void aForeignOpenTransactionBlocksTheLeaseAndIsNamed() throws Exception {
    counting(PATIENCE).count("a").join();
    var foreign = producer("foreign-" + name);
    foreign.initTransactions();
    foreign.beginTransaction();
    foreign.send(new ProducerRecord<>(name + ".Item", 0, "x".getBytes(UTF_8), "1".getBytes(UTF_8)));
    foreign.flush();
    var late = counting(Duration.ofSeconds(2));
    assertThatThrownBy(() -> late.count("a").join())
        .hasCauseInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-53")
        .hasMessageContaining("producer id")
        .hasMessageContaining(name + ".Item-0");
    CompletableFuture<Integer> waiting = counting(PATIENCE).count("a");
    foreign.abortTransaction();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(committed("a")).isEqualTo(upTo(2));
    assertThat(committed("x")).isEmpty();
  }

  @Test
  void anAbortedTailIsNoObstacle() {
    counting(PATIENCE).count("a").join();
    var foreign = producer("foreign-" + name);
    foreign.initTransactions();
    for (int i = 0; i < 3; i++) {
      foreign.beginTransaction();
      foreign.send(new ProducerRecord<>(name + ".Item", 0, new byte[1], "1".getBytes(UTF_8)));
      foreign.flush();
      foreign.abortTransaction();
    }
    assertThat(counting(Duration.ofSeconds(10)).count("a").join()).isEqualTo(2);
  }

  @Test
  void aSaveThatIsRefusedFailsAloneAndThoseAfterItAreValidatedAnew() {
    var counting = counting(PATIENCE);
    var huge =
        new CheckedSave(
            new WriteBatch(UUID.randomUUID(), List.of(counting.record("h", "1".repeat(2_000_000)))),
            new CompletableFuture<>());
    List<CheckedSave> good = new ArrayList<>();
    IntStream.rangeClosed(1, 5)
        .forEach(i -> good.add(new CheckedSave(counting.batch("g", i), new CompletableFuture<>())));
    List<CheckedSave> all = new ArrayList<>(good);
    all.add(2, huge);
    counting
        .writer
        .write(turn -> all.stream().filter(save -> !save.outcome().isDone()).toList())
        .join();
    assertThat(huge.outcome()).isCompletedExceptionally();
    assertThatThrownBy(huge.outcome()::join).hasCauseInstanceOf(SaveFailedException.class);
    assertThat(good).allMatch(save -> !save.outcome().isCompletedExceptionally());
    assertThat(committed("g")).isEqualTo(upTo(5));
    assertThat(committed("h")).isEmpty();
  }

  @Test
  void whatIsStillInDoubtWhenTimeIsOverIsReportedAndResolvedBeforeTheNextSave() {
    var fencer = producer(LeaseTopics.transactionalId(name));
    var disturbance =
        new Disturbance(
            "commitTransaction",
            Moment.AFTER,
            () -> {
              throw new TimeoutException("lost on the way back");
            });
    var blocked =
        new Disturbance(
            "initTransactions",
            Moment.BEFORE,
            () -> {
              throw new TimeoutException("the coordinator is away");
            });
    var counting =
        counting(Duration.ofSeconds(2), producer -> blocked.disturb(disturbance.disturb(producer)));
    counting.count("a").join();
    disturbance.arm();
    blocked.armForGood();
    assertThatThrownBy(() -> counting.count("a").join())
        .hasCauseInstanceOf(SaveOutcomeUnknownException.class);
    blocked.disarm();
    assertThat(counting.count("a").join()).isEqualTo(3);
    assertThat(committed("a")).isEqualTo(upTo(3));
    assertThat(fencer).isNotNull();
  }

  @Test
  void eachTransactionLeavesACommitRecord() {
    var counting = counting(PATIENCE);
    counting.count("a").join();
    counting.count("a").join();
    List<ConsumerRecord<byte[], byte[]>> commits =
        TopicReader.committed(
            SharedBroker.address(), new TopicState(LeaseTopics.commits(name), new UUID(0, 0), 1));
    assertThat(commits).extracting(r -> new String(r.value(), UTF_8)).containsExactly("1", "2");
    assertThat(commits)
        .extracting(r -> new String(r.key(), UTF_8))
        .containsOnly(counting.writer.process());
  }

  @Test
  void afterCloseNothingIsWrittenAndNoThreadIsLeft() {
    var counting = counting(PATIENCE);
    counting.count("a").join();
    counting.writer.close();
    assertThatThrownBy(() -> counting.count("a").join())
        .hasCauseInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-17");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(thread -> thread.contains("lease") && thread.contains(name));
  }

  @Test
  void savesThatWaitWhenTheWriterIsClosedAreAnswered() {
    var blocked =
        new Disturbance(
            "initTransactions",
            Moment.BEFORE,
            () -> {
              throw new TimeoutException("the coordinator is away");
            });
    blocked.armForGood();
    var counting = counting(PATIENCE, blocked::disturb);
    List<CompletableFuture<Integer>> waiting =
        List.of(counting.count("a"), counting.count("a"), counting.count("b"));
    counting.writer.close();
    for (CompletableFuture<Integer> save : waiting) {
      assertThat(save)
          .failsWithin(Duration.ofSeconds(1))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(StoreNotReadyException.class);
    }
    assertThat(committed("a")).isEmpty();
  }
}
