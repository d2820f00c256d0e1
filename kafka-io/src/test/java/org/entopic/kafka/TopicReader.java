package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entopic.spi.backend.HeaderNames;

/** Reads what is committed in a topic, in Kafka's own words. */
final class TopicReader {
  private TopicReader() {}

  static List<ConsumerRecord<byte[], byte[]>> committed(String address, TopicState topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(number -> new TopicPartition(topic.name(), number))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = highWatermarks(address, partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    records.sort(
        Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return records;
  }

  /** Markers of a commit are written after its confirmation: the last stable offset lags behind. */
  private static Map<TopicPartition, Long> highWatermarks(
      String address, List<TopicPartition> partitions) {
    Map<String, Object> settings = Map.of("bootstrap.servers", address);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions);
    }
  }

  static UUID save(ConsumerRecord<byte[], byte[]> record) {
    ByteBuffer bytes = ByteBuffer.wrap(record.headers().lastHeader(HeaderNames.SAVE).value());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
