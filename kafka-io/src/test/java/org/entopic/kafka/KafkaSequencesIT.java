package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.StoreNotReadyException;
import org.entopic.kafka.Disturbance.Moment;
import org.entopic.spi.backend.NumberSequences.Numbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences against a real broker: whatever happens, no number is given out twice. */
@ExtendWith(SharedBroker.class)
class KafkaSequencesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name = SharedBroker.freshName();
  private final String topic = KafkaSequences.model(name).name();
  private final KafkaClients clients = KafkaClients.of(SharedBroker.config(name));
  private final List<KafkaSequences> opened = new ArrayList<>();
  private Admin admin;

  @BeforeEach
  void open() {
    admin = clients.admin(PATIENCE);
    create();
  }

  @AfterEach
  void close() {
    opened.forEach(KafkaSequences::close);
    admin.close();
  }

  private void create() {
    provisioner().provision(List.of(KafkaSequences.model(name)));
  }

  private TopicProvisioner provisioner() {
    Deadline deadline = Deadline.after(PATIENCE);
    return new TopicProvisioner(
        admin, new AdminReplies(clients.bootstrapServers(), deadline), Map.of());
  }

  private KafkaSequences sequences(UnaryOperator<Producer<byte[], byte[]>> wrapping) {
    var sequences = new KafkaSequences(clients, PATIENCE, wrapping);
    opened.add(sequences);
    return sequences;
  }

  private KafkaSequences sequences() {
    return sequences(UnaryOperator.identity());
  }

  /** Takes ten numbers and returns the first. */
  private static long take(KafkaSequences sequences, String sequence) throws Exception {
    return sequences.take(sequence, 10, 0).get(20, TimeUnit.SECONDS).first();
  }

  private void write(@Nullable String key, @Nullable String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, bytes(key), bytes(value))).get();
    } catch (ExecutionException e) {
      // Brokers refuse records without key where the topic is compacted.
      assertThat(key).isNull();
    }
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  @Test
  void whatIsNoNumberIsPassedOverAndHoldsUpNoSequence() throws Exception {
    var one = sequences();
    assertThat(take(one, "Item.id")).isEqualTo(1);
    write("Item.id", null);
    write("Item.id", "many");
    write(null, "7");
    write("", "");
    var other = sequences();
    assertThat(take(other, "Item.id")).isEqualTo(11);
    assertThat(take(other, "Order.id")).isEqualTo(1);
    assertThat(take(one, "Item.id")).isEqualTo(21);
  }

  @Test
  void whoReadTheTopicBeforeItWasCreatedAnewReadsAllOfTheNewOne() throws Exception {
    var one = sequences();
    var other = sequences();
    for (int i = 0; i < 3; i++) {
      assertThat(take(one, "Item.id")).isEqualTo(1 + 20 * i);
      assertThat(take(other, "Item.id")).isEqualTo(11 + 20 * i);
    }
    assertThat(take(one, "Item.id")).isEqualTo(61);
    admin.deleteTopics(List.of(topic)).all().get();
    Deadline deadline = Deadline.after(PATIENCE);
    while (provisioner().isThere(topic) && !deadline.passed()) {
      deadline.pause(Duration.ofMillis(20));
    }
    create();
    write("Item.id", "70");
    assertThat(take(other, "Item.id")).isEqualTo(71);
    assertThat(take(one, "Item.id")).isEqualTo(81);
    assertThat(take(other, "Item.id")).isEqualTo(91);
  }

  @ParameterizedTest
  @CsvSource({
    "initTransactions, AFTER",
    "flush, AFTER",
    "commitTransaction, BEFORE",
    "commitTransaction, AFTER"
  })
  void whoIsFencedAtAnyStepGivesNoNumberOutTwice(String step, Moment moment) throws Exception {
    var other = sequences();
    var taken = new ArrayList<Long>();
    var fencing =
        new Disturbance(step, moment, () -> taken.add(uncheckedly(other, "Item.id").first()));
    var one = sequences(fencing::disturb);
    taken.add(take(one, "Item.id"));
    for (int i = 0; i < 2; i++) {
      taken.add(take(other, "Item.id"));
      fencing.arm();
      taken.add(take(one, "Item.id"));
    }
    assertThat(fencing.disturbed).isEqualTo(2);
    assertThat(taken).hasSize(7).doesNotHaveDuplicates().allMatch(first -> first % 10 == 1);
  }

  private static Numbers uncheckedly(KafkaSequences sequences, String sequence) {
    return sequences.take(sequence, 10, 0).join();
  }

  @ParameterizedTest
  @CsvSource({"BEFORE, 11", "AFTER, 21"})
  void aBlockWhoseCommitIsUnknownIsNotGivenOut(Moment moment, long next) throws Exception {
    var lost =
        new Disturbance(
            "commitTransaction",
            moment,
            () -> {
              throw new TimeoutException("lost on the way");
            });
    var one = sequences(lost::disturb);
    assertThat(take(one, "Item.id")).isEqualTo(1);
    lost.arm();
    assertThat(take(one, "Item.id")).isEqualTo(next);
    assertThat(take(sequences(), "Item.id")).isEqualTo(next + 10);
  }

  @Test
  void whatCannotBeReadIsReadAgainBeforeNumbersOfAnotherSequenceAreTaken() throws Exception {
    var one = sequences();
    take(one, "Item.id");
    take(one, "Order.id");
    var failing =
        new Disturbance(
            "commitTransaction",
            Moment.BEFORE,
            () -> {
              throw new KafkaException("the coordinator is away");
            });
    failing.armForGood();
    try (var impatient = new KafkaSequences(clients, Duration.ofMillis(500), failing::disturb)) {
      assertThatThrownBy(() -> take(impatient, "Item.id"))
          .hasCauseInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining("KFK-57");
      failing.disarm();
      assertThat(take(impatient, "Order.id")).isEqualTo(11);
      assertThat(take(impatient, "Item.id")).isEqualTo(11);
    }
  }

  @Test
  void whatWouldBeBeyondTheLargestNumberIsRefusedAtOnce() {
    assertThatThrownBy(() -> sequences().take("Item.id", 10, Long.MAX_VALUE - 5).join())
        .hasCauseInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-57");
  }
}
