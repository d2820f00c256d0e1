package org.entopic.itests.evolution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.IncompatibleSchemaException;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.evolution.Shipments.Box;
import org.entopic.itests.evolution.Shipments.BrokenContext;
import org.entopic.itests.evolution.Shipments.EarlyState;
import org.entopic.itests.evolution.Shipments.First;
import org.entopic.itests.evolution.Shipments.FirstContext;
import org.entopic.itests.evolution.Shipments.SecondContext;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema topic is lost, damaged, or written by two whose models do not fit. */
class SchemaTopicIT {
  private static final int ROUNDS = 5;
  private static EmbeddedKafka kafka;
  private static Admin admin;

  private String database = "schemas-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  private <C extends EntityContext> EntityContextFactory<C> open(
      Supplier<C> contexts, String backend) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .backend(backend)
        .serializer("json")
        .bootstrapServers(kafka.bootstrapServers())
        .openTimeout(Duration.ofSeconds(30))
        .visibilityTimeout(backend.equals("replica") ? Duration.ofSeconds(30) : Duration.ZERO)
        .lookup(MethodHandles.lookup())
        .open();
  }

  private void saveTwo() {
    try (var factory = open(FirstContext::new, "replica");
        var db = factory.create()) {
      for (int id = 1; id <= 2; id++) {
        db.shipments.add(new First(id, "Ada", 12, "", EarlyState.SENT, new Box(5), null));
      }
      db.saveChanges();
    }
  }

  private void assertBothAreRead() {
    try (var factory = open(FirstContext::new, "replica");
        var db = factory.create()) {
      assertThat(db.shipments.count()).isEqualTo(2);
    }
  }

  private long end() throws Exception {
    var partition = new TopicPartition(database + ".Shipment", 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .all()
        .get()
        .get(partition)
        .offset();
  }

  /** Returns the schemas that count, by the keys of their records. */
  private Map<String, String> published() {
    var records = new LinkedHashMap<String, String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = new TopicPartition(database + ".__schemas", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          records.put(record.key(), record.value());
        }
      }
    }
    records.entrySet().removeIf(e -> !e.getKey().startsWith("schema/") || e.getValue() == null);
    return records;
  }

  @Test
  void aSchemaTopicThatIsGoneIsMissedByOthersAndMadeAnewByWhoeverHasTheSchema() throws Exception {
    saveTwo();
    long end = end();
    String schemas = database + ".__schemas";
    admin.deleteTopics(List.of(schemas)).all().get(30, SECONDS);
    while (admin.listTopics().names().get().contains(schemas)) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> open(SecondContext::new, "replica").close())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-41")
        .hasMessageContaining("'" + database + ".Shipment'")
        .hasMessageContaining("Restore the schema topic");
    assertThat(published()).isEmpty();
    assertThat(end()).isEqualTo(end);
    assertBothAreRead();
    open(SecondContext::new, "replica").close();
  }

  @Test
  void aSchemaThatCannotBeReadRefusesAndNothingIsOverwritten() throws Exception {
    saveTwo();
    Map<String, String> before = published();
    var damaged = new SchemaDocument("json", "{\"properties\":");
    String key = "schema/Shipment/%016x/%s".formatted(damaged.fingerprint(), UUID.randomUUID());
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(database + ".__schemas", "what", "ever")).get(30, SECONDS);
      String value = "format: json\n\n" + damaged.text();
      producer.send(new ProducerRecord<>(database + ".__schemas", key, value)).get(30, SECONDS);
      long end = end();
      assertThatThrownBy(() -> open(FirstContext::new, "replica").close())
          .isInstanceOf(IncompatibleSchemaException.class)
          .hasMessageContaining("'Shipment'");
      assertThat(published()).containsAllEntriesOf(before).hasSize(2);
      assertThat(end()).isEqualTo(end);
      producer.send(new ProducerRecord<>(database + ".__schemas", key, null)).get(30, SECONDS);
    }
    assertBothAreRead();
  }

  /** One backend has a view and the other has none, so that they share nothing in this process. */
  @Test
  void ofTwoModelsThatDoNotFitAndOpenAtOnceOneIsRefusedAndLeavesNoSchema() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        database = "rivals-" + UUID.randomUUID().toString().substring(0, 8);
        createTopics();
        var together = new CyclicBarrier(2);
        Future<String> first = threads.submit(opening(FirstContext::new, "replica", together));
        Future<String> other =
            threads.submit(opening(BrokenContext::new, "producer-only", together));
        assertThat(List.of(first.get(60, SECONDS), other.get(60, SECONDS)))
            .containsOnlyOnce("opened")
            .anyMatch(message -> message.contains("'weight'"));
        assertThat(published()).hasSize(1);
        boolean firstWon = first.get().equals("opened");
        if (firstWon) {
          open(FirstContext::new, "replica").close();
        } else {
          open(BrokenContext::new, "replica").close();
        }
        Supplier<? extends EntityContext> loser = firstWon ? BrokenContext::new : FirstContext::new;
        assertThatThrownBy(() -> open(loser, "replica").close())
            .isInstanceOf(IncompatibleSchemaException.class);
        assertThat(published()).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Topics that are there make the time between looking and publishing short on both sides. */
  private void createTopics() throws Exception {
    var topics = new ArrayList<NewTopic>();
    for (String name : List.of(".__schemas", ".Shipment")) {
      topics.add(
          new NewTopic(database + name, 1, (short) 1)
              .configs(new HashMap<>(Map.of("cleanup.policy", "compact"))));
    }
    admin.createTopics(topics).all().get(30, SECONDS);
  }

  private <C extends EntityContext> Callable<String> opening(
      Supplier<C> contexts, String backend, CyclicBarrier together) {
    return () -> {
      together.await(30, SECONDS);
      try {
        open(contexts, backend).close();
        return "opened";
      } catch (IncompatibleSchemaException e) {
        return e.getMessage();
      }
    };
  }

  @Test
  void twoModelsOfOneTypeInOneProcessAreRefusedWithTheDifference() {
    saveTwo();
    Map<String, String> before;
    try (var factory = open(FirstContext::new, "replica")) {
      before = published();
      assertThatThrownBy(() -> open(SecondContext::new, "replica").close())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-21")
          .hasMessageContaining("'Shipment' has another schema");
      assertThat(published()).isEqualTo(before);
    }
    assertBothAreRead();
    open(SecondContext::new, "replica").close();
    assertThat(published()).hasSize(2);
  }
}
