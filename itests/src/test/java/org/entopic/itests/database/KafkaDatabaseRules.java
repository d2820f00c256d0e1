package org.entopic.itests.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.entopic.ConfigurationException;
import org.entopic.DatabaseAdmin;
import org.entopic.EntityContextFactory;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a database on brokers does beside. */
@ExtendWith(SharedBroker.class)
abstract class KafkaDatabaseRules extends DatabaseRules {
  @Override
  String address() {
    return SharedBroker.address();
  }

  private List<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      return admin.listTopics().names().get(30, SECONDS).stream()
          .filter(name -> name.startsWith(database))
          .sorted()
          .toList();
    }
  }

  @Test
  void nothingIsLeftOfADeletedDatabase() throws Exception {
    DatabaseAdmin admin = builder().administer();
    assertThat(admin.ensureCreated()).isTrue();
    assertThat(admin.ensureCreated()).isFalse();
    assertThat(topics()).contains(database + ".Country", database + ".__schemas");
    try (var factory = builder().open();
        var db = factory.create()) {
      assertThat(db.countries.count()).as("creating has seeded").isEqualTo(3);
    }
    assertThat(admin.ensureDeleted()).isTrue();
    assertThat(topics()).isEmpty();
    assertThat(admin.ensureDeleted()).isFalse();
  }

  @Test
  void whoNeitherCreatesNorFindsTopicsIsToldThem() throws Exception {
    assertThatThrownBy(() -> creatingNothing().open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-29")
        .hasMessageContaining(database + ".Visit: partitions 1");
    assertThat(topics()).isEmpty();
    builder().administer().ensureCreated();
    try (var factory = creatingNothing().open()) {
      visit(factory, 1);
      assertThat(visits(factory)).isEqualTo(1);
    }
  }

  @Test
  void driftIsReported() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      var topic =
          new NewTopic(database + ".Country", 1, (short) 1)
              .configs(Map.of("cleanup.policy", "delete", "delete.retention.ms", "100"));
      admin.createTopics(List.of(topic)).all().get(30, SECONDS);
    }
    assertThat(builder().administer().creationPlan().differences())
        .anyMatch(text -> text.contains("partitions is 1, the model wants 2"))
        .anyMatch(text -> text.contains("cleanup.policy is delete, the model wants compact"))
        .anyMatch(text -> text.contains("delete.retention.ms is 100, the model wants 86400000"));
  }

  @Test
  void viewsOfOthersFailWhileADatabaseIsGoneAndComeBackWithIt() throws Exception {
    try (var factory = builder().open()) {
      visit(factory, 1);
      DatabaseAdmin elsewhere = builder().administer();
      elsewhere.ensureDeleted();
      await(() -> unreadable(factory), "the view tells that its topics are gone");
      elsewhere.ensureCreated();
      factory.database().awaitReady(Duration.ofSeconds(60));
      assertThat(visits(factory)).isZero();
      visit(factory, 2);
      assertThat(visits(factory)).isEqualTo(1);
    }
  }

  private static boolean unreadable(EntityContextFactory<Travels> factory) {
    try {
      visits(factory);
      return false;
    } catch (StoreNotReadyException e) {
      return true;
    }
  }

  @Test
  void topicsOfReadOnlyTypesStay() throws Exception {
    builder().open().close();
    var some =
        EntityContextFactory.of(ReadOnlyCountries::new)
            .database(database)
            .backend(backend())
            .serializer("json")
            .bootstrapServers(address())
            .lookup(MethodHandles.lookup())
            .administer();
    assertThat(some.ensureDeleted()).isTrue();
    assertThat(topics()).containsExactly(database + ".Country");
  }

  static class ReadOnlyCountries extends Travels {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Country.class).partitions(2).readOnly(OnWrite.SKIP);
    }
  }

  @Test
  void anUnreachableStoreCannotBeConnectedTo() {
    DatabaseAdmin nowhere =
        builder().bootstrapServers("localhost:9").openTimeout(Duration.ofSeconds(1)).administer();
    assertThat(nowhere.canConnect()).isFalse();
    assertThatThrownBy(nowhere::creationPlan).isInstanceOf(StoreNotReadyException.class);
    assertThat(builder().administer().canConnect()).isTrue();
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(MILLISECONDS.toNanos(20));
    }
  }
}
