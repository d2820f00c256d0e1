package org.entopic.benchmarks.harness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What one writes by hand on Kafka's clients: the other side of the comparisons. */
final class BareKafka {
  private final String bootstrapServers;
  private final OrderJson json = new OrderJson();

  BareKafka(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var config = new HashMap<String, Object>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.putAll(more);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            64 << 20,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            16 << 20);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  ProducerRecord<byte[], byte[]> record(String topic, Order order, UUID save) {
    byte[] key = ByteBuffer.allocate(4).putInt(order.id).array();
    var record = new ProducerRecord<>(topic, 0, key, json.encode(order));
    record.headers().add("f", "json".getBytes(StandardCharsets.UTF_8));
    record.headers().add("e", "Order".getBytes(StandardCharsets.UTF_8));
    record.headers().add("s", ByteBuffer.allocate(8).putLong(0).array());
    record
        .headers()
        .add(
            "i",
            ByteBuffer.allocate(16)
                .putLong(save.getMostSignificantBits())
                .putLong(save.getLeastSignificantBits())
                .array());
    return record;
  }

  /** Sends all orders and checks every acknowledgement. */
  int send(KafkaProducer<byte[], byte[]> producer, String topic, List<Order> orders)
      throws Exception {
    UUID save = UUID.randomUUID();
    List<Future<RecordMetadata>> sent = new ArrayList<>(orders.size());
    for (Order order : orders) {
      sent.add(producer.send(record(topic, order, save)));
    }
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
    return sent.size();
  }

  /** Reads a topic to its end into a map of decoded objects. */
  Map<Integer, Order> readAll(String topic) {
    var rows = new HashMap<Integer, Order>();
    try (var consumer = consumer()) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          rows.put(ByteBuffer.wrap(record.key()).getInt(), json.decode(record.value()));
        }
      }
    }
    return rows;
  }
}
