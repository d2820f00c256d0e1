package org.entopic.itests.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.entopic.EntityContextFactory;
import org.entopic.EntityStoreException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.evolution.Shipments.Box;
import org.entopic.itests.evolution.Shipments.EarlyState;
import org.entopic.itests.evolution.Shipments.First;
import org.entopic.itests.evolution.Shipments.FirstContext;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody begins to write another form while a view is running. */
class RunningViewIT {
  private static EmbeddedKafka kafka;

  private final String database = "running-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private EntityContextFactory<FirstContext> open() {
    return EntityContextFactory.of(FirstContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(kafka.bootstrapServers())
        .lookup(MethodHandles.lookup())
        .open();
  }

  @Test
  void aFormThatCanBeReadIsReadAsSoonAsItIsWritten() throws Exception {
    try (var factory = open()) {
      SchemaDocument own = published();
      write(
          own.text().replace("\"weight\":", "\"colour\":{\"type\":\"string\"},\"weight\":"), "12");
      Throwable failure = null;
      List<First> found = List.of();
      long deadline = System.nanoTime() + SECONDS.toNanos(60);
      while (found.isEmpty() && failure == null && System.nanoTime() < deadline) {
        try (var db = factory.create()) {
          found = db.shipments.toList();
        } catch (EntityStoreException e) {
          failure = e;
        }
        Thread.onSpinWait();
      }
      assertThat(failure).isNull();
      assertThat(found)
          .containsExactly(new First(2, "Bob", 12, "", EarlyState.SENT, new Box(1), null));
    }
  }

  @Test
  void aFormThatCannotBeReadStopsTheViewAndIsNotSkipped() throws Exception {
    try (var factory = open()) {
      SchemaDocument own = published();
      SchemaDocument other =
          write(
              own.text().replaceFirst("\"weight\":\\{[^}]*}", "\"weight\":{\"type\":\"string\"}"),
              "\"heavy\"");
      Throwable failure = null;
      long deadline = System.nanoTime() + SECONDS.toNanos(60);
      while (failure == null && System.nanoTime() < deadline) {
        failure =
            catchThrowable(
                () -> {
                  try (var db = factory.create()) {
                    db.shipments.count();
                  }
                });
        Thread.onSpinWait();
      }
      assertThat(failure)
          .isInstanceOf(EntityStoreException.class)
          .hasMessageContaining("'weight'")
          .hasMessageContaining(other.id())
          .hasMessageContaining(own.id())
          .hasMessageNotContaining("heavy");
    }
  }

  private SchemaDocument published() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = new TopicPartition(database + ".__schemas", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (true) {
        for (var record : consumer.poll(Duration.ofMillis(50))) {
          if (record.key().startsWith("schema/Shipment/")) {
            String text = record.value().substring(record.value().indexOf("\n\n") + 2);
            return new SchemaDocument("json", text);
          }
        }
      }
    }
  }

  /** Publishes a schema and writes a record that names it. */
  private SchemaDocument write(String schema, String weight) throws Exception {
    var document = new SchemaDocument("json", schema);
    String key = "schema/Shipment/%016x/%s".formatted(document.fingerprint(), UUID.randomUUID());
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  database + ".__schemas",
                  0,
                  key.getBytes(UTF_8),
                  ("format: json\n\n" + schema).getBytes(UTF_8)))
          .get(30, SECONDS);
      String value =
          "{\"receiver\":\"Bob\",\"weight\":%s,\"remark\":\"\",\"state\":\"SENT\",\"box\":{\"width\":1}}"
              .formatted(weight);
      var record =
          new ProducerRecord<>(
              database + ".Shipment",
              ByteBuffer.allocate(4).putInt(2).array(),
              value.getBytes(UTF_8));
      record
          .headers()
          .add(
              new RecordHeader(
                  HeaderNames.SCHEMA,
                  ByteBuffer.allocate(8).putLong(document.fingerprint()).array()));
      producer.send(record).get(30, SECONDS);
    }
    return document;
  }
}
