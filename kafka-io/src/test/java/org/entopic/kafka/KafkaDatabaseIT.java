package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.PropertyScope;
import org.entopic.StoreNotReadyException;
import org.entopic.TopicCreation;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.SchemaChoice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class KafkaDatabaseIT {
  private final String database = SharedBroker.freshName();
  private final EntityTypeModel order =
      TestModels.entity("Order")
          .topic(database + ".Order")
          .partitions(3)
          .key("id", INT)
          .property("name", STRING)
          .build();

  @Test
  void missingTopicsAreCreatedWithTheSettingsOfTheModel() throws Exception {
    try (KafkaDatabase opened = open(order)) {
      assertThat(opened.topics().get(database + ".Order").partitions()).isEqualTo(3);
    }
    assertThat(settings(database + ".Order"))
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", "86400000")
        .containsEntry("min.compaction.lag.ms", "3600000");
    assertThat(settings(database + ".__schemas")).containsEntry("cleanup.policy", "compact");
  }

  @Test
  void openingAgainFindsTheSameTopicsAndSchemas() {
    TopicState first;
    try (KafkaDatabase opened = open(order)) {
      first = opened.topics().get(database + ".Order");
    }
    try (KafkaDatabase opened = open(order)) {
      assertThat(opened.topics().get(database + ".Order")).isEqualTo(first);
      assertThat(opened.schemas().schemas("Order"))
          .containsExactly(new SchemaDocument("test", "Order"));
      assertThat(opened.schemas().claim(first))
          .contains(new TopicClaim(database, first.name(), first.id(), 3, WriteMode.UNCHECKED));
    }
  }

  @Test
  void severalProcessesMayOpenANewDatabaseAtOnce() {
    List<CompletableFuture<KafkaDatabase>> opening =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> open(order)))
            .toList();
    List<KafkaDatabase> opened = opening.stream().map(CompletableFuture::join).toList();
    assertThat(opened.stream().map(KafkaDatabase::topics).distinct()).hasSize(1);
    opened.forEach(KafkaDatabase::close);
  }

  @Test
  void topicsThatAreNotCompactedAreRefusedAllAtOnce() throws Exception {
    EntityTypeModel line =
        TestModels.entity("Line").topic(database + ".Line").key("id", INT).build();
    create(new NewTopic(database + ".Order", 3, (short) 1));
    create(
        new NewTopic(database + ".Line", 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact,delete")));
    assertThatThrownBy(() -> open(order, line))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(database + ".Order': cleanup.policy is delete")
        .hasMessageContaining(database + ".Line': cleanup.policy is compact,delete");
  }

  @Test
  void aTopicThatGotMorePartitionsIsRefused() throws Exception {
    open(order).close();
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of(database + ".Order", NewPartitions.increaseTo(5))).all().get();
    }
    assertThatThrownBy(() -> open(order))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("partitions is 5, the database recorded 3");
  }

  @Test
  void lesserDifferencesAreOnlyNoted() throws Exception {
    create(
        new NewTopic(database + ".Order", 2, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "delete.retention.ms", "1000")));
    try (KafkaDatabase opened = open(order)) {
      assertThat(opened.topics().get(database + ".Order").partitions()).isEqualTo(2);
    }
  }

  @Test
  void comparisonNamesEveryDifference() throws Exception {
    create(
        new NewTopic(database + ".Order", 2, (short) 1)
            .configs(Map.of("cleanup.policy", "compact", "delete.retention.ms", "1000")));
    try (Admin admin = admin()) {
      var found = admin.describeTopics(List.of(database + ".Order")).allTopicNames().get();
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, database + ".Order");
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      var wanted = new TopicModel(database + ".Order", 3, OptionalInt.of(3), Map.of());
      var comparison =
          new TopicComparison(
              wanted,
              Map.of("delete.retention.ms", "5000", "min.compaction.lag.ms", "-1"),
              found.get(database + ".Order"),
              Optional.of(config));
      assertThat(comparison.obstacles()).isEmpty();
      assertThat(comparison.notes())
          .containsExactly(
              "Topic '" + database + ".Order': partitions is 2, the model wants 3.",
              "Topic '" + database + ".Order': replication factor is 1, the model wants 3.",
              "Topic '" + database + ".Order': delete.retention.ms is 1000, the model wants 5000.");
    }
  }

  @Test
  void whoCreatesNothingIsToldWhatIsMissing() {
    BackendConfig wanted = SharedBroker.config(database, order);
    var config =
        new BackendConfig(
            database,
            wanted.bootstrapServers(),
            wanted.stores(),
            Map.of(PropertyScope.TOPIC, Map.of("segment.ms", "60000")),
            TopicCreation.NEVER,
            wanted.openTimeout(),
            wanted.saveTimeout(),
            wanted.badRecordPolicy(),
            wanted.badRecords());
    assertThatThrownBy(() -> KafkaDatabase.open(config, Deadline.after(Duration.ofSeconds(20))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-29")
        .hasMessageContaining(
            database
                + ".Order: partitions 3, replication default, cleanup.policy=compact,"
                + " delete.retention.ms=86400000, min.compaction.lag.ms=3600000, segment.ms=60000")
        .hasMessageContaining(database + ".__schemas: partitions 1");
    open(order).close();
    KafkaDatabase.open(config, Deadline.after(Duration.ofSeconds(20))).close();
  }

  @Test
  void topicPropertiesOfTheFactoryWin() throws Exception {
    var config =
        SharedBroker.config(
            SharedBroker.address(),
            database,
            Map.of(PropertyScope.TOPIC, Map.of("delete.retention.ms", "7200000")),
            order);
    KafkaDatabase.open(config, Deadline.after(Duration.ofSeconds(20))).close();
    assertThat(settings(database + ".Order")).containsEntry("delete.retention.ms", "7200000");
  }

  @Test
  void aTopicThatAnotherDatabaseWritesCheckedIsRefused() {
    try (KafkaDatabase owner = open(order)) {
      TopicState topic = owner.topics().get(database + ".Order");
      String other = SharedBroker.freshName();
      open(other, order).close();
      publish(other, new TopicClaim(other, topic.name(), topic.id(), 3, WriteMode.CHECKED));
      assertThatThrownBy(() -> open(SharedBroker.freshName(), order))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("database '" + other + "' owns it and writes it CHECKED");
    }
  }

  @Test
  void ofRivalClaimsTheFirstCounts() {
    try (KafkaDatabase opened = open(order)) {
      TopicState topic = opened.topics().get(database + ".Order");
      publish(database, new TopicClaim(database, topic.name(), topic.id(), 9, WriteMode.CHECKED));
      opened.schemas().refresh(Deadline.after(Duration.ofSeconds(10)));
      assertThat(opened.schemas().claim(topic).orElseThrow().partitions()).isEqualTo(3);
    }
    open(order).close();
  }

  @Test
  void schemasPublishedLaterBecomeKnownWhenAskedFor() {
    var later = new SchemaDocument("test", "later");
    Deadline deadline = Deadline.after(Duration.ofSeconds(10));
    StoreDefinition store = SharedBroker.store(order);
    try (KafkaDatabase first = open(order);
        KafkaDatabase second = open(order)) {
      assertThat(first.schemas().teach(store, later.fingerprint(), deadline)).isFalse();
      second.schemas().publish(List.of(record("Order", later)), deadline);
      assertThat(first.schemas().teach(store, later.fingerprint(), deadline)).isTrue();
    }
  }

  /** The other process publishes after this one has read and before it publishes. */
  @Test
  void whoeverPublishesSecondLearnsOfTheFirstAndChoosesAgain() {
    var base = new SchemaDocument("test", "Order");
    var rival = new SchemaDocument("test", "rival");
    List<List<SchemaDocument>> asked = new ArrayList<>();
    Deadline deadline = Deadline.after(Duration.ofSeconds(20));
    try (KafkaDatabase other = open(order)) {
      SchemaChoice choice =
          published -> {
            asked.add(published);
            if (asked.size() == 1) {
              other.schemas().publish(List.of(record("Order", rival)), deadline);
            }
            return new SchemaDocument("test", published.contains(rival) ? "again" : "lost");
          };
      StoreDefinition store = SharedBroker.store(order);
      var config =
          SharedBroker.config(
              database, new StoreDefinition(order, store.decoder(), store.schema(), choice));
      KafkaDatabase.open(config, deadline).close();
      other.schemas().refresh(deadline);
      var lost = new SchemaDocument("test", "lost");
      var again = new SchemaDocument("test", "again");
      assertThat(asked)
          .containsExactly(
              List.of(base), List.of(base, rival, lost), List.of(base, rival, lost, again));
      assertThat(other.schemas().schemas("Order")).containsExactly(base, rival, lost, again);
    }
  }

  @Test
  void aSchemaThatCannotBeReadRefusesBeforeATopicIsMade() throws Exception {
    var unreadable = new SchemaDocument("test", SharedBroker.UNREADABLE);
    Deadline deadline = Deadline.after(Duration.ofSeconds(10));
    EntityTypeModel late =
        TestModels.entity("Late").topic(database + ".Late").key("id", INT).build();
    try (KafkaDatabase first = open(order)) {
      first.schemas().publish(List.of(record("Late", unreadable)), deadline);
    }
    assertThatThrownBy(() -> open(late)).isInstanceOf(IncompatibleSchemaException.class);
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get()).doesNotContain(database + ".Late");
    }
  }

  /** The other process opens after this one has looked and before it publishes. */
  @Test
  void theSecondOfTwoThatDoNotFitIsRefusedAndTakesItsSchemaBack() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(20));
    List<KafkaDatabase> first = new ArrayList<>();
    StoreDefinition unfit = unfit(() -> first.add(open(order)));
    assertThatThrownBy(() -> KafkaDatabase.open(SharedBroker.config(database, unfit), deadline))
        .isInstanceOf(IncompatibleSchemaException.class);
    try (KafkaDatabase opened = first.get(0)) {
      opened.schemas().refresh(deadline);
      assertThat(opened.schemas().schemas("Order"))
          .containsExactly(SharedBroker.store(order).schema());
    }
    try (KafkaDatabase again = open(order)) {
      assertThat(again.schemas().schemas("Order"))
          .containsExactly(SharedBroker.store(order).schema());
    }
  }

  /** Returns a definition that cannot read what the other one writes, and writes what it cannot. */
  private StoreDefinition unfit(Runnable meanwhile) {
    var own = new SchemaDocument("test", SharedBroker.UNREADABLE);
    var refusing = new RefusingDecoder(SharedBroker.store(order));
    List<List<SchemaDocument>> asked = new ArrayList<>();
    return new StoreDefinition(
        order,
        refusing,
        own,
        published -> {
          if (asked.isEmpty()) {
            meanwhile.run();
          }
          asked.add(published);
          return own;
        });
  }

  @Test
  void aSchemaThatWasTakenBackLeavesTheNextOfItsRivals() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(10));
    var later = new SchemaDocument("test", "later");
    try (KafkaDatabase first = open(order);
        KafkaDatabase second = open(order)) {
      SchemaRecord.Schema ours = record("Order", later);
      first.schemas().publish(List.of(ours), deadline);
      SchemaRecord.Schema theirs = record("Order", later);
      second.schemas().publish(List.of(theirs), deadline); // knows nothing of ours yet
      first.schemas().withdraw(ours, deadline);
      assertThat(first.schemas().schemas("Order")).contains(later);
      first.schemas().withdraw(theirs, deadline);
      assertThat(first.schemas().schemas("Order")).doesNotContain(later);
    }
  }

  @Test
  void anAbsentBrokerIsReportedInTimeWithItsAddress() throws Exception {
    var config = SharedBroker.config("localhost:" + unusedPort(), database, Map.of(), order);
    long start = System.nanoTime();
    assertThatThrownBy(() -> KafkaDatabase.open(config, Deadline.after(Duration.ofSeconds(2))))
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining(config.bootstrapServers())
        .hasCauseInstanceOf(Exception.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anUnknownHostIsReportedAsAbsent() {
    var config = SharedBroker.config("no-such-host.invalid:9092", database, Map.of(), order);
    assertThatThrownBy(() -> KafkaDatabase.open(config, Deadline.after(Duration.ofSeconds(2))))
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("no-such-host.invalid:9092");
  }

  private static SchemaRecord.Schema record(String entity, SchemaDocument document) {
    return new SchemaRecord.Schema(entity, document, UUID.randomUUID());
  }

  private static int unusedPort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void publish(String owner, TopicClaim claim) {
    var clients = KafkaClients.of(SharedBroker.config(owner));
    Deadline deadline = Deadline.after(Duration.ofSeconds(10));
    try (var schemas = new SchemaTopic(clients)) {
      schemas.publish(List.of(new SchemaRecord.Topic(claim, UUID.randomUUID())), deadline);
    }
  }

  /** Reads nothing but its own schema. */
  private record RefusingDecoder(StoreDefinition other) implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {
      if (!writer.text().equals(SharedBroker.UNREADABLE)) {
        throw IncompatibleSchemaException.noEvolution(writer, other.schema());
      }
    }

    @Override
    public Object key(byte[] key) {
      return other.decoder().key(key);
    }

    @Override
    public Row row(
        Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
      return other.decoder().row(key, value, fingerprint, partition, offset, timestamp);
    }
  }

  private KafkaDatabase open(EntityTypeModel... types) {
    return open(database, types);
  }

  private static KafkaDatabase open(String name, EntityTypeModel... types) {
    return KafkaDatabase.open(
        SharedBroker.config(name, types), Deadline.after(Duration.ofSeconds(20)));
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", SharedBroker.address()));
  }

  private static void create(NewTopic topic) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static Map<String, String> settings(String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = admin()) {
      Map<String, String> settings = new HashMap<>();
      admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .entries()
          .forEach(entry -> settings.put(entry.name(), entry.value()));
      return settings;
    }
  }
}
