package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.QueryException;
import org.entopic.StoreNotReadyException;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing through a backend without views. */
@ExtendWith(SharedBroker.class)
class ProducerOnlyIT {
  private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

  private final String database = Shop.freshName();

  static class Reading {
    @Id int id;
    String sensor = "";
  }

  static class Sensors extends EntityContext {
    final EntitySet<Reading> readings = set(Reading.class);
  }

  static class Account {
    @Id int id;
    @Version int version;

    @Column(unique = true)
    String name = "";
  }

  static class Accounts extends EntityContext {
    final EntitySet<Account> accounts = set(Account.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Account.class).filter(named("a"));
    }

    private static Predicate<Account> named(String name) {
      return new Name().eq(name);
    }
  }

  private static final class Name extends Property<Account, String> {
    Name() {
      super(new Path(Account.class, List.of("name")));
    }
  }

  private <C extends EntityContext> EntityContextFactoryBuilder<C> builder(
      Supplier<C> contexts, String backend) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .bootstrapServers(SharedBroker.address())
        .backend(backend)
        .serializer("json")
        .lookup(MethodHandles.lookup());
  }

  @Test
  void whatIsWrittenIsReadByOthersAndNothingIsReadHere() throws Exception {
    var groups = new LinkedBlockingQueue<UncheckedGroupEnded>();
    try (var writing =
        builder(Sensors::new, "producer-only")
            .visibilityTimeout(Duration.ZERO)
            .openTimeout(ENDLESS)
            .saveTimeout(ENDLESS)
            .diagnostics(
                event -> {
                  if (event instanceof UncheckedGroupEnded group) {
                    groups.add(group);
                  }
                })
            .open()) {
      try (var db = writing.create()) {
        for (int i = 0; i < 100; i++) {
          var reading = new Reading();
          reading.id = i;
          reading.sensor = "s" + i;
          db.readings.add(reading);
        }
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(100);
        UncheckedGroupEnded group = groups.poll(30, SECONDS);
        assertThat(group).isNotNull();
        assertThat(group.database()).isEqualTo(database);
        assertThat(group.saves()).isEqualTo(1);
        assertThat(group.records()).isEqualTo(100);
        assertThatThrownBy(() -> db.readings.toList())
            .isInstanceOf(QueryException.class)
            .hasMessageContaining(
                "KEY_LOOKUP, KEY_RANGE, KEY_PREFIX, INDEX_LOOKUP, INDEX_RANGE, FULL_SCAN");
        assertThatThrownBy(() -> db.readings.find(1_000)).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> writing.changes(Reading.class))
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContaining("CHANGE_EVENTS");
        db.readings.remove(db.readings.local().find(7).orElseThrow());
        db.saveChanges();
      }
    }
    try (var reading = builder(Sensors::new, "replica").openTimeout(ENDLESS).open();
        var db = reading.create()) {
      assertThat(db.readings.count()).isEqualTo(99);
      assertThat(db.readings.find(8).orElseThrow().sensor).isEqualTo("s8");
    }
  }

  @Test
  void aModelThatNeedsReadsIsRefusedWithAllThatIsMissing() {
    assertThatThrownBy(() -> builder(Accounts::new, "producer-only").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "'Account' has the concurrency token 'version', which needs KEY_LOOKUP")
        .hasMessageContaining("'Account' has the unique index")
        .hasMessageContaining("Queries of 'Account' have a filter, which needs FULL_SCAN")
        .hasMessageContaining("the backend 'producer-only' lacks it");
  }

  @Test
  void aTopicThatIsGoneFailsSavesUntilOneIsThereAgain() throws Exception {
    String topic = database + ".Reading";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      try (var writing =
          builder(Sensors::new, "producer-only")
              .visibilityTimeout(Duration.ZERO)
              .saveTimeout(Duration.ofSeconds(2))
              .open()) {
        assertThat(failureOfSaving(writing, 1)).isNull();
        admin.deleteTopics(List.of(topic)).all().get(30, SECONDS);
        waitUntil(() -> String.valueOf(failureOfSaving(writing, 2)).contains("KFK-42"));
        assertThat(failureOfSaving(writing, 2))
            .isInstanceOf(StoreNotReadyException.class)
            .hasMessageContaining("Nothing was saved")
            .hasMessageContaining("[" + topic + "] are gone");
        admin
            .createTopics(
                List.of(
                    new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
            .all()
            .get(30, SECONDS);
        waitUntil(() -> failureOfSaving(writing, 3) == null);
      }
    }
    try (var reading = builder(Sensors::new, "replica").open();
        var db = reading.create()) {
      assertThat(db.readings.find(3)).isPresent();
      assertThat(db.readings.find(1)).isEmpty();
    }
  }

  private static @Nullable Throwable failureOfSaving(
      EntityContextFactory<Sensors> factory, int id) {
    return catchThrowable(
        () -> {
          try (var db = factory.create()) {
            var reading = new Reading();
            reading.id = id;
            db.readings.add(reading);
            db.saveChanges();
          }
        });
  }

  private static void waitUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
    }
  }
}
