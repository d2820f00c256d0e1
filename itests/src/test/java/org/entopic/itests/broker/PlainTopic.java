package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.jspecify.annotations.Nullable;

/** A topic as programs see it that do not know this library. */
public record PlainTopic(String address, String name) {

  /** Returns all committed records, partition after partition. */
  public List<ConsumerRecord<byte[], byte[]>> committed() {
    return committed(new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  <K, V> List<ConsumerRecord<K, V>> committed(Deserializer<K> keys, Deserializer<V> values) {
    List<ConsumerRecord<K, V>> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, keys, values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(found -> new TopicPartition(name, found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = highWatermarks(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  /** Markers of a commit are written after its confirmation: the last stable offset lags behind. */
  private Map<TopicPartition, Long> highWatermarks(List<TopicPartition> partitions) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions);
    }
  }

  /** Writes a record that this library did not make. */
  @SuppressWarnings("NullAway")
  RecordMetadata write(byte @Nullable [] key, byte[] value) throws Exception {
    try (var producer = producer(address, Map.of("linger.ms", 0))) {
      return producer.send(new ProducerRecord<>(name, key, value)).get(30, SECONDS);
    }
  }

  static KafkaProducer<byte[], byte[]> producer(String address, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", address);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns the headers of a record that is part of a save. */
  static List<Header> headers(UUID save, SaveManifest manifest) {
    byte[] id =
        ByteBuffer.allocate(16)
            .putLong(save.getMostSignificantBits())
            .putLong(save.getLeastSignificantBits())
            .array();
    return List.of(
        new RecordHeader(HeaderNames.SAVE, id),
        new RecordHeader(HeaderNames.MANIFEST, manifest.encode()));
  }

  static byte[] bytes(int key) {
    return ByteBuffer.allocate(4).putInt(key).array();
  }

  /** Returns the save that a record is part of. */
  public static UUID save(ConsumerRecord<?, ?> record) {
    ByteBuffer bytes = ByteBuffer.wrap(record.headers().lastHeader(HeaderNames.SAVE).value());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Returns how many records the save of a record has that carries the manifest, else 0. */
  public static int manifestTotal(ConsumerRecord<?, ?> record) {
    var header = record.headers().lastHeader(HeaderNames.MANIFEST);
    return header == null ? 0 : SaveManifest.decode(header.value()).total();
  }
}
