package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/** The last value of each key of one partition, read by a consumer of committed records. */
final class CommittedLog implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Map<String, Integer> values = new HashMap<>();
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;

  CommittedLog(String address, String topic) {
    this.partition = new TopicPartition(topic, 0);
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** Reads in the background, as a view does. */
  CompletableFuture<Void> caughtUp(Map<TopicSlice, Long> ends) {
    long end = ends.getOrDefault(new TopicSlice(partition.topic(), 0), 0L);
    return CompletableFuture.runAsync(() -> readTo(end));
  }

  private synchronized void readTo(long end) {
    long start = System.nanoTime();
    while (consumer.position(partition) < end && System.nanoTime() - start < PATIENCE_NANOS) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
        values.put(
            new String(record.key(), UTF_8), Integer.valueOf(new String(record.value(), UTF_8)));
      }
    }
  }

  /** Forgets everything and begins anew, as a view does whose topic was created anew. */
  synchronized void readAnew() {
    values.clear();
    consumer.seekToBeginning(List.of(partition));
  }

  synchronized int value(String key) {
    return values.getOrDefault(key, 0);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
