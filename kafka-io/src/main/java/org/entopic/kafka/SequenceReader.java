package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads which numbers of sequences were given out, each time from where it stopped; from the
 * beginning where the topic is another one or has become shorter, or reading failed before. Used by
 * one thread.
 */
final class SequenceReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SequenceReader.class);
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaClients clients;
  private final TopicPartition partition;
  private final Duration timeout;
  private final ObjLongConsumer<String> given;
  private @Nullable Admin admin;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private @Nullable Uuid topic;

  /**
   * Creates a reader; nothing is connected before it reads.
   *
   * @param timeout how long calls may last
   * @param given is told of the numbers that sequences have reached, in the order of the records
   */
  SequenceReader(
      KafkaClients clients,
      TopicPartition partition,
      Duration timeout,
      ObjLongConsumer<String> given) {
    this.clients = clients;
    this.partition = partition;
    this.timeout = timeout;
    this.given = given;
  }

  /**
   * Reads everything that was acknowledged before the call.
   *
   * @param goOn is asked between polls
   * @throws org.entopic.EntityStoreException if that does not succeed in time
   * @throws org.apache.kafka.common.KafkaException if the topic cannot be read
   */
  void readOn(Deadline deadline, BooleanSupplier goOn) {
    try {
      Uuid found = await(describe(), deadline);
      if (!found.equals(topic)) {
        stopReading();
        topic = found;
      }
      readTo(await(end(), deadline), deadline, goOn);
    } catch (RuntimeException e) {
      // Records may have been fetched that nobody was told of.
      stopReading();
      throw e;
    }
  }

  private Admin admin() {
    Admin known = admin;
    if (known == null) {
      known = clients.admin(timeout);
      admin = known;
    }
    return known;
  }

  private Future<Uuid> describe() {
    var answers = admin().describeTopics(List.of(partition.topic())).topicNameValues();
    return Objects.requireNonNull(answers.get(partition.topic()))
        .thenApply(TopicDescription::topicId);
  }

  private Future<Long> end() {
    var slice = new TopicSlice(partition.topic(), partition.partition());
    return new HighWatermarks(admin())
        .read(List.of(slice))
        .thenApply(ends -> ends.getOrDefault(slice, 0L));
  }

  private <T> T await(Future<T> answer, Deadline deadline) {
    try {
      return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw KafkaMessages.unreachable(clients.bootstrapServers(), e);
    } catch (ExecutionException e) {
      Throwable cause = AdminReplies.cause(e);
      throw cause instanceof UnknownTopicOrPartitionException
          ? KafkaMessages.topicsMissing(List.of(partition.topic()))
          : KafkaMessages.unreachable(clients.bootstrapServers(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaMessages.interrupted(clients.bootstrapServers(), e);
    }
  }

  private void readTo(long end, Deadline deadline, BooleanSupplier goOn) {
    Consumer<byte[], byte[]> reading = consumer();
    if (reading.position(partition, deadline.remaining()) > end) {
      reading.seekToBeginning(List.of(partition));
    }
    while (reading.position(partition, deadline.remaining()) < end) {
      for (ConsumerRecord<byte[], byte[]> record : reading.poll(POLL)) {
        hear(record);
      }
      if (deadline.passed() || !goOn.getAsBoolean()) {
        throw KafkaMessages.noNumbers(clients.bootstrapServers(), partition.topic(), null);
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> known = consumer;
    if (known == null) {
      known = clients.consumer("sequences", OffsetReset.EARLIEST, Map.of());
      consumer = known;
      known.assign(List.of(partition));
      known.seekToBeginning(List.of(partition));
    }
    return known;
  }

  /** What somebody else wrote into the topic takes back no number that was given out. */
  private void hear(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      passOver(record);
      return;
    }
    try {
      given.accept(
          new String(record.key(), UTF_8), Long.parseLong(new String(record.value(), UTF_8)));
    } catch (NumberFormatException e) {
      passOver(record);
    }
  }

  private void passOver(ConsumerRecord<byte[], byte[]> record) {
    LOG.warn(
        "The record at offset {} of {} is not the last number of a sequence and is passed over",
        record.offset(),
        partition);
  }

  private void stopReading() {
    Consumer<byte[], byte[]> used = consumer;
    consumer = null;
    topic = null;
    if (used != null) {
      used.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  @Override
  public void close() {
    stopReading();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
