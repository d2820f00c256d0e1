package org.entopic.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entopic.embedded.EmbeddedKafka;

/** An application of its own JVM, whose Kafka client and embedded broker are modules. */
public final class ModulePathProbe {

  private ModulePathProbe() {}

  /** Sends a compressed record to an embedded broker, reads it back, and prints what it saw. */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Map<String, Object> client =
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "zstd");
      try (Admin admin = Admin.create(client)) {
        admin.createTopics(List.of(new NewTopic("letters", 1, (short) 1))).all().get();
      }
      try (var producer =
          new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("letters", "a")).get();
      }
      System.out.println("embedded in " + EmbeddedKafka.class.getModule().getName());
      System.out.println("client in " + KafkaProducer.class.getModule().getName());
      System.out.println("read " + readOne(client));
    }
    System.out.println("closed");
  }

  private static String readOne(Map<String, Object> client) {
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition("letters", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }
}
