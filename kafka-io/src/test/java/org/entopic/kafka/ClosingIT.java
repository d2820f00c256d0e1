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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.kafka.Disturbance.Moment;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is on its way, and though the thread be interrupted, closing ends everything. */
@ExtendWith(SharedBroker.class)
class ClosingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).build();
  private final EntityTypeModel checked =
      TestModels.entity("Stock").topic(name + ".Stock").key("id", ScalarType.INT).checked().build();
  private final Disturbance away =
      new Disturbance(
          "initTransactions",
          Moment.BEFORE,
          () -> {
            throw new TimeoutException("the coordinator is away");
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

  private ProducerRecordWriter writer() {
    return new ProducerRecordWriter(
        database.clients(), List.of(), database::topics, Duration.ofSeconds(60));
  }

  private CompletableFuture<WriteReceipt> write(ProducerRecordWriter writer, int records) {
    return writer.write(
        new WriteBatch(
            UUID.randomUUID(),
            IntStream.range(0, records)
                .mapToObj(
                    i ->
                        new EncodedRecord(
                            type, (records + "-" + i).getBytes(UTF_8), new byte[1], List.of()))
                .toList()));
  }

  /** Takes the topic away, so that nothing that is sent from now on is acknowledged. */
  private void refuseAcknowledgement() throws Exception {
    try (Admin admin = database.clients().admin(PATIENCE)) {
      admin.deleteTopics(List.of(name + ".Item")).all().get();
      TopicProvisioner topics = provisioner(admin);
      Deadline deadline = Deadline.after(PATIENCE);
      while (topics.isThere(name + ".Item") && !deadline.passed()) {
        deadline.pause(Duration.ofMillis(20));
      }
    }
  }

  private static TopicProvisioner provisioner(Admin admin) {
    return new TopicProvisioner(
        admin, new AdminReplies(SharedBroker.address(), Deadline.after(PATIENCE)), Map.of());
  }

  private List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(thread -> thread.contains(name) && !thread.contains("-schemas-"))
        .toList();
  }

  private static void closeInterrupted(AutoCloseable each) throws Exception {
    Thread.currentThread().interrupt();
    try {
      each.close();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aSingleSaveThatIsNotAcknowledgedDoesNotHoldUpClosing() throws Exception {
    var writer = writer();
    write(writer, 1).get(20, TimeUnit.SECONDS);
    refuseAcknowledgement();
    CompletableFuture<WriteReceipt> save = write(writer, 1);
    CompletableFuture.runAsync(writer::close).get(10, TimeUnit.SECONDS);
    assertThatThrownBy(save::join).hasCauseInstanceOf(SaveOutcomeUnknownException.class);
    assertThat(threads()).isEmpty();
  }

  @Test
  void anInterruptedThreadClosesTheWriterAndAnswersWhoWaits() throws Exception {
    var writer = writer();
    write(writer, 1).get(20, TimeUnit.SECONDS);
    write(writer, 5).get(20, TimeUnit.SECONDS);
    refuseAcknowledgement();
    List<CompletableFuture<WriteReceipt>> saves = List.of(write(writer, 1), write(writer, 5));
    closeInterrupted(writer);
    assertThat(saves).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(threads()).isEmpty();
  }

  @Test
  void anInterruptedThreadClosesTheWriterOfCheckedTypesAndAnswersWhoWaits() throws Exception {
    List<CompletableFuture<Integer>> saves = new ArrayList<>();
    try (var counting = new Counting(database, checked, PATIENCE, away::disturb)) {
      assertThat(counting.count("a").get(20, TimeUnit.SECONDS)).isEqualTo(1);
      closeInterrupted(counting.writer);
      assertThat(threads()).noneMatch(thread -> thread.contains("lease"));
    }
    away.armForGood();
    try (var counting = new Counting(database, checked, PATIENCE, away::disturb)) {
      saves.add(counting.count("a"));
      saves.add(counting.count("b"));
      closeInterrupted(counting.writer);
      assertThat(saves).allMatch(CompletableFuture::isCompletedExceptionally);
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void anInterruptedThreadClosesSequencesAndAnswersWhoWaits() throws Exception {
    try (Admin admin = database.clients().admin(PATIENCE)) {
      provisioner(admin).provision(List.of(KafkaSequences.model(name)));
    }
    var idle = sequences();
    closeInterrupted(idle);
    assertThat(threads()).isEmpty();
    var busy = sequences();
    sequences().close();
    away.armForGood();
    var waiting = busy.take("Item.id", 1, 0);
    closeInterrupted(busy);
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(StoreNotReadyException.class);
    assertThat(threads()).isEmpty();
  }

  /** Returns sequences of which numbers were taken last. */
  private KafkaSequences sequences() throws Exception {
    var sequences = new KafkaSequences(database.clients(), PATIENCE, away::disturb);
    assertThat(sequences.take("Item.id", 1, 0).get(20, TimeUnit.SECONDS).count()).isEqualTo(1);
    return sequences;
  }
}
