package org.entopic.itests.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.itests.broker.SharedBroker;

/** Records as Kafka's own clients read and write them. */
public final class PlainRecords {
  private PlainRecords() {}

  /** A consumer as any program has one, at the beginning of a topic's only partition. */
  private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                SharedBroker.address(),
                "isolation.level",
                "read_committed",
                "enable.metrics.push",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** Creates a topic of one partition. */
  static void create(String topic) throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", SharedBroker.address()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  /** Gives a topic more partitions. */
  static void addPartitions(String topic, int total) throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", SharedBroker.address()))) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all().get();
    }
  }

  /** Writes a record. */
  public static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", SharedBroker.address());
    settings.put("enable.metrics.push", false);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  /** Returns the first records of a topic. */
  public static List<ConsumerRecord<byte[], byte[]>> first(String topic, int count) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (var consumer = consumer(topic)) {
      while (records.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    assertThat(records).as("records of " + topic).hasSizeGreaterThanOrEqualTo(count);
    return records.subList(0, count);
  }
}
