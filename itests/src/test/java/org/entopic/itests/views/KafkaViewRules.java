package org.entopic.itests.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.BadRecordPolicy;
import org.entopic.ConfigurationException;
import org.entopic.ConsistencyToken;
import org.entopic.PropertyScope;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every backend with views on Kafka must do, whoever reads the topics. */
@ExtendWith(SharedBroker.class)
abstract class KafkaViewRules {
  private final BackendProvider provider;
  final String database = Stores.freshName();
  final EntityTypeModel item = type("Item", 3);
  private final EntityTypeModel tag = type("Tag", 1);
  final Stores stores;

  KafkaViewRules(BackendProvider provider) {
    this.provider = provider;
    this.stores = stores(item, tag);
  }

  /** Returns a database of types, with the settings of the rules' subclass. */
  Stores stores(EntityTypeModel... types) {
    return new Stores(provider, SharedBroker.address(), database, types);
  }

  @Test
  void whatIsSavedIsReadableWhenItsTokenIsReached() throws Exception {
    try (Backend backend = stores.open()) {
      for (int i = 0; i < 50; i++) {
        Stores.save(backend, stores.batch(row(item, i, "single")));
        assertThat(name(backend, item, i)).isEqualTo("single");
        Stores.save(backend, stores.batch(row(item, i, "both"), row(tag, i, "both")));
        assertThat(name(backend, item, i)).isEqualTo("both");
        assertThat(name(backend, tag, i)).isEqualTo("both");
      }
      Stores.save(backend, Stores.batch(List.of(stores.deletion(item, 7))));
      assertThat(Stores.find(backend, item, 7)).isNull();
      assertThat(Stores.count(backend, item)).isEqualTo(49);
    }
  }

  @Test
  void anotherProcessFindsWhatWasSavedBefore() throws Exception {
    try (Backend backend = stores.open()) {
      Stores.save(backend, Stores.batch(records(20_000)));
      Stores.save(backend, Stores.batch(List.of(stores.deletion(item, 0))));
      Stores.save(backend, stores.batch(row(item, 1, "changed"), row(tag, 1, "new")));
    }
    try (Backend backend = stores.open()) {
      assertThat(Stores.count(backend, item)).isEqualTo(19_999);
      assertThat(Stores.find(backend, item, 0)).isNull();
      assertThat(name(backend, item, 1)).isEqualTo("changed");
      assertThat(name(backend, tag, 1)).isEqualTo("new");
    }
  }

  @Test
  void aSaveIsOnePublication() throws Exception {
    try (Backend backend = stores.open()) {
      List<Publication> heard = new CopyOnWriteArrayList<>();
      backend.reader().orElseThrow().subscribe(heard::add);
      var batch = stores.batch(row(item, 1, "a"), row(item, 2, "b"), row(tag, 1, "c"));
      Stores.save(backend, batch);
      assertThat(heard)
          .singleElement()
          .satisfies(
              publication -> {
                assertThat(publication.saveId()).isEqualTo(batch.saveId());
                assertThat(publication.changes()).hasSize(3);
              });
    }
  }

  @Test
  void anInterruptedThreadClosesAllOfABackend() throws Exception {
    Backend backend = stores.open();
    Stores.save(backend, stores.batch(row(item, 1, "a"), row(tag, 1, "b")));
    Thread.currentThread().interrupt();
    backend.close();
    assertThat(Thread.interrupted()).isTrue();
    Deadline deadline = Deadline.after(Duration.ofSeconds(20));
    while (!threads(database).isEmpty() && !deadline.passed()) {
      deadline.pause(Duration.ofMillis(20));
    }
    assertThat(threads(database)).isEmpty();
  }

  /** Returns how often a record is read when a database is opened twice. */
  int readings() {
    return 2;
  }

  /** Has what opens next read its topics from their beginnings. */
  void forgetLocalState() {}

  @Test
  void recordsThatCannotBeReadAreReportedAndPassedOver() throws Exception {
    try (Backend backend = stores.open()) {
      Stores.save(backend, stores.batch(row(item, 1, "good")));
      produce(item, stores.record(row(item, 1, "x")).key(), "not JSON".getBytes(UTF_8));
      produce(item, new byte[3], stores.record(row(item, 3, "x")).value());
      Stores.save(backend, stores.batch(row(item, 2, "later")));
      assertThat(name(backend, item, 1)).isEqualTo("good");
      assertThat(name(backend, item, 2)).isEqualTo("later");
    }
    try (Backend backend = stores.open()) {
      assertThat(name(backend, item, 1)).isEqualTo("good");
    }
    assertThat(stores.badRecords)
        .hasSize(2 * readings())
        .allSatisfy(bad -> assertThat(bad.topic()).isEqualTo(item.topic().name()));
  }

  @Test
  void recordsOfPlainProducersAreRead() throws Exception {
    try (Backend backend = stores.open()) {
      EncodedRecord plain = stores.record(row(item, 5, "plain"));
      produce(item, plain.key(), plain.value());
      waitUntil(() -> Stores.find(backend, item, 5) != null);
      assertThat(name(backend, item, 5)).isEqualTo("plain");
    }
  }

  @Test
  void recordsThatCannotBeReadEndTheViewIfSoConfigured() throws Exception {
    stores.policy(BadRecordPolicy.FAIL);
    try (Backend backend = stores.open()) {
      Stores.save(backend, stores.batch(row(item, 1, "good")));
      produce(item, stores.record(row(item, 1, "x")).key(), "not JSON".getBytes(UTF_8));
      waitUntil(() -> failsToOpen(backend));
      assertThatThrownBy(() -> backend.reader().orElseThrow().open())
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining(item.topic().name());
    }
    try (Backend backend = stores.start()) {
      assertThatThrownBy(() -> backend.ready().get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreNotReadyException.class);
    }
  }

  @Test
  void aSchemaThatNobodyPublishedFailsTheViewUntilItIsPublished() throws Exception {
    EntityTypeModel evolved =
        TestModels.entity("Item")
            .topic(item.topic().name())
            .partitions(3)
            .key("id", INT)
            .nullable("note", STRING)
            .property("name", STRING)
            .build();
    var later = stores(evolved);
    try (Backend backend = stores.open()) {
      EncodedRecord record = later.record(TestRows.row(evolved, 5, "new", "plain"));
      long fingerprint = later.config().stores().get(0).schema().fingerprint();
      produce(item, record.key(), record.value(), fingerprint);
      waitUntil(() -> failsToOpen(backend));
      KafkaDatabase.open(later.config(), Deadline.after(Duration.ofSeconds(20))).close();
      waitUntil(() -> !failsToOpen(backend));
      assertThat(name(backend, item, 5)).isEqualTo("plain");
    }
  }

  @Test
  void factoriesOfOneProcessShareOneViewAndItEndsWithTheLast() throws Exception {
    Backend first = stores.open();
    Backend second = stores.open();
    assertThat(threads("entopic-" + provider.name() + "-" + database)).hasSize(1);
    Stores.save(first, stores.batch(row(item, 1, "first")));
    assertThat(name(second, item, 1)).isEqualTo("first");
    first.close();
    assertThatThrownBy(() -> first.reader().orElseThrow().open())
        .isInstanceOf(StoreNotReadyException.class);
    Stores.save(second, stores.batch(row(item, 2, "second")));
    assertThat(name(second, item, 2)).isEqualTo("second");
    second.close();
    assertThatNothingRuns();
  }

  @Test
  void aSecondFactoryMayBringTopics() throws Exception {
    EntityTypeModel more = type("More", 2);
    var wider = stores(item, more);
    try (Backend earlier = wider.open()) {
      Stores.save(
          earlier,
          Stores.batch(
              IntStream.range(0, 5_000)
                  .mapToObj(i -> wider.record(row(more, i, "more")))
                  .toList()));
    }
    try (Backend first = stores.open()) {
      Stores.save(first, stores.batch(row(item, 1, "first")));
      try (Backend second = wider.open()) {
        assertThat(Stores.count(second, more)).isEqualTo(5_000);
        assertThat(name(second, item, 1)).isEqualTo("first");
        Stores.save(second, wider.batch(row(item, 2, "x"), row(more, 9_999, "x")));
        assertThat(name(first, item, 2)).isEqualTo("x");
        assertThat(Stores.count(second, more)).isEqualTo(5_001);
      }
      Stores.save(first, stores.batch(row(item, 3, "first")));
      assertThat(name(first, item, 3)).isEqualTo("first");
    }
  }

  @Test
  void factoriesThatSeeATopicOtherwiseAreRefused() throws Exception {
    EntityTypeModel other =
        TestModels.entity("Item")
            .topic(database + ".Item")
            .partitions(3)
            .key("id", INT)
            .property("number", INT)
            .build();
    try (Backend first = stores.open()) {
      assertThatThrownBy(() -> stores(other).start())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'Item'");
      assertThatThrownBy(
              () ->
                  stores(item)
                      .policy(BadRecordPolicy.FAIL)
                      .property(PropertyScope.CONSUMER, "fetch.min.bytes", "2")
                      .start())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("bad.records is SKIP and FAIL")
          .hasMessageContaining("consumer.fetch.min.bytes is not set and '2'");
      Stores.save(first, stores.batch(row(item, 1, "works")));
    }
    assertThatNothingRuns();
  }

  @Test
  void closingDuringTheFirstReadingIsPromptAndLeavesNothingRunning() throws Exception {
    try (Backend backend = stores.open()) {
      for (int i = 0; i < 4; i++) {
        Stores.save(backend, Stores.batch(records(50_000)));
      }
    }
    forgetLocalState();
    Backend backend = stores.start();
    CompletableFuture<Void> ready = backend.ready();
    long start = System.nanoTime();
    backend.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(ready).isCompletedExceptionally();
    assertThatNothingRuns();
  }

  @Test
  void anAbortedTransactionAtTheEndKeepsNobodyWaiting() throws Exception {
    try (Backend backend = stores.open()) {
      Map<String, Object> settings =
          Map.of("bootstrap.servers", SharedBroker.address(), "transactional.id", database + "-x");
      WriteReceipt receipt;
      try (var producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        EncodedRecord record = stores.record(row(item, 1, "aborted"));
        producer.send(new ProducerRecord<>(item.topic().name(), record.key(), record.value()));
        producer.flush();
        producer.abortTransaction();
      }
      Stores.save(backend, stores.batch(row(item, 2, "after")));
      assertThat(Stores.find(backend, item, 1)).isNull();
      try (Backend second = stores.open()) {
        assertThat(name(second, item, 2)).isEqualTo("after");
      }
    }
  }

  @Test
  void aTopicThatIsCreatedAnewIsReadAnew() throws Exception {
    try (Backend backend = stores.open()) {
      WriteReceipt old = Stores.save(backend, stores.batch(row(item, 1, "old"), row(tag, 1, "t")));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
        admin.deleteTopics(List.of(item.topic().name())).all().get();
        waitUntil(() -> topicIsGone(admin));
        admin
            .createTopics(
                List.of(
                    new NewTopic(item.topic().name(), 3, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact"))))
            .all()
            .get();
      }
      EncodedRecord plain = stores.record(row(item, 2, "new"));
      produce(item, plain.key(), plain.value());
      waitUntil(() -> !failsToOpen(backend) && Stores.find(backend, item, 1) == null);
      waitUntil(() -> Stores.find(backend, item, 2) != null);
      assertThat(name(backend, tag, 1)).isEqualTo("t");
      assertThatThrownBy(
              () -> backend.reader().orElseThrow().reached(old.token()).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StoreNotReadyException.class);
      Stores.save(backend, stores.batch(row(item, 3, "again")));
      assertThat(name(backend, item, 3)).isEqualTo("again");
    }
  }

  @Test
  void nobodyIsReachedByATokenOfAnotherTopic() throws Exception {
    try (Backend backend = stores.open()) {
      var token =
          new ConsistencyToken(
              UUID.randomUUID(),
              List.of(new ConsistencyToken.Position(item.topic().name(), UUID.randomUUID(), 0, 0)));
      assertThatThrownBy(
              () -> backend.reader().orElseThrow().reached(token).get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreNotReadyException.class);
    }
  }

  private boolean topicIsGone(Admin admin) throws Exception {
    return !admin.listTopics().names().get().contains(item.topic().name());
  }

  private List<EncodedRecord> records(int count) {
    return IntStream.range(0, count).mapToObj(i -> stores.record(row(item, i, "n" + i))).toList();
  }

  private EntityTypeModel type(String name, int partitions) {
    return TestModels.entity(name)
        .topic(database + "." + name)
        .partitions(partitions)
        .key("id", INT)
        .property("name", STRING)
        .index("name")
        .build();
  }

  static Row row(EntityTypeModel type, int id, String name) {
    return TestRows.row(type, id, name);
  }

  static String name(Backend backend, EntityTypeModel type, int id) {
    Row row = Stores.find(backend, type, id);
    assertThat(row).as(type.name() + " " + id).isNotNull();
    return (String) row.getObject(type.property("name").orElseThrow().ordinal());
  }

  void assertThatNothingRuns() {
    assertThat(threads(database)).isEmpty();
  }

  static List<String> threads(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(thread -> thread.contains(part))
        .toList();
  }

  static boolean failsToOpen(Backend backend) {
    try {
      backend.reader().orElseThrow().open().close();
      return false;
    } catch (StoreNotReadyException e) {
      return true;
    }
  }

  static void produce(EntityTypeModel type, byte[] key, byte[] value, long... schema)
      throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", SharedBroker.address());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(type.topic().name(), key, value);
      for (long fingerprint : schema) {
        record
            .headers()
            .add(HeaderNames.SCHEMA, ByteBuffer.allocate(8).putLong(fingerprint).array());
      }
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  static void waitUntil(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
