package org.entopic.itests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Id;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConfigurationException;
import org.entopic.CreationPlan;
import org.entopic.DatabaseAdmin;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.StoreNotReadyException;
import org.entopic.TopicCreation;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a database does whatever the backend. */
@Timeout(120)
abstract class DatabaseRules {
  static class Country {
    @Id String code = "";
    String name = "";

    Country() {}

    Country(String code, String name) {
      this.code = code;
      this.name = name;
    }
  }

  static class Visit {
    @Id int id;
    String country = "";

    Visit() {}

    Visit(int id, String country) {
      this.id = id;
      this.country = country;
    }
  }

  static class Travels extends EntityContext {
    final EntitySet<Country> countries = set(Country.class);
    final EntitySet<Visit> visits = set(Visit.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Country.class)
          .partitions(2)
          .seed(new Country("IT", "Italy"))
          .seed(List.of(new Country("FR", "France"), new Country("DE", "Germany")));
    }
  }

  final String database = "travels-" + UUID.randomUUID().toString().substring(0, 8);

  abstract String backend();

  abstract String address();

  EntityContextFactoryBuilder<Travels> builder() {
    return EntityContextFactory.of(Travels::new)
        .database(database)
        .backend(backend())
        .serializer("json")
        .bootstrapServers(address())
        .openTimeout(Duration.ofSeconds(30))
        .lookup(MethodHandles.lookup());
  }

  static void visit(EntityContextFactory<Travels> factory, int id) {
    try (var db = factory.create()) {
      db.visits.add(new Visit(id, "IT"));
      db.saveChanges();
    }
  }

  static long visits(EntityContextFactory<Travels> factory) {
    try (var db = factory.create()) {
      return db.visits.count();
    }
  }

  @Test
  void whatIsDeletedCanBeCreatedAtOnceAndIsEmptyButForItsSeeds() {
    var created = new AtomicInteger();
    try (var factory =
        builder()
            .onCreated(
                db -> {
                  created.incrementAndGet();
                  db.visits.add(new Visit(100, "FR"));
                  db.saveChanges();
                })
            .open()) {
      assertThat(created).hasValue(1);
      assertThat(factory.database().ensureCreated()).as("opening has created it").isFalse();
      for (int round = 1; round <= 2; round++) {
        visit(factory, round);
        assertThat(visits(factory)).isEqualTo(2);
        assertThat(factory.database().ensureDeleted()).isTrue();
        assertThat(factory.database().ensureDeleted()).as("nothing is left").isFalse();
        assertThatThrownBy(() -> visits(factory)).isInstanceOf(StoreNotReadyException.class);
        assertThat(factory.database().creationPlan().missing()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(factory.database().ensureCreated()).isTrue();
        assertThat(created).hasValue(round + 1);
        try (var db = factory.create()) {
          assertThat(db.visits.toList()).extracting(visit -> visit.id).containsExactly(100);
          assertThat(db.countries.count()).isEqualTo(3);
        }
      }
    }
  }

  @Test
  void seedsAreInsertedWhereMissingAndLeftAlone() {
    try (var factory = builder().open();
        var db = factory.create()) {
      assertThat(db.countries.count()).isEqualTo(3);
      db.countries.find("IT").orElseThrow().name = "Italia";
      db.countries.remove(db.countries.find("FR").orElseThrow());
      db.saveChanges();
      try (var other = builder().open();
          var reader = other.create()) {
        assertThat(reader.countries.find("IT").orElseThrow().name).isEqualTo("Italia");
        assertThat(reader.countries.find("FR")).as("is missing, so it comes back").isPresent();
        assertThat(reader.countries.count()).isEqualTo(3);
      }
    }
  }

  @Test
  void theHookRunsOnceForManyThatOpenAtOnce() {
    var created = new AtomicInteger();
    var open =
        List.of(1, 2, 3).stream()
            .map(
                any ->
                    CompletableFuture.supplyAsync(
                        () -> builder().onCreated(db -> created.incrementAndGet()).open()))
            .toList();
    try {
      assertThat(open).allMatch(each -> each.join().database().canConnect());
      assertThat(created).hasValue(1);
      try (var db = open.get(0).join().create()) {
        assertThat(db.countries.count()).isEqualTo(3);
      }
    } finally {
      open.forEach(each -> each.join().close());
    }
  }

  @Test
  void aHookThatFailsFailsOpening() {
    assertThatThrownBy(
            () ->
                builder()
                    .onCreated(
                        db -> {
                          throw new IllegalStateException("no data");
                        })
                    .open())
        .hasMessage("no data");
  }

  @Test
  void rebuildingNeverShowsPartOfAView() throws Exception {
    try (var factory = builder().open();
        var other = builder().open()) {
      try (var db = factory.create()) {
        for (int i = 0; i < 2_000; i++) {
          db.visits.add(new Visit(i, "DE"));
        }
        db.saveChanges();
      }
      var stop = new AtomicBoolean();
      var reads = new AtomicInteger();
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> {
                while (!stop.get() || reads.get() == 0) {
                  try {
                    assertThat(visits(other)).isEqualTo(2_000);
                    reads.incrementAndGet();
                  } catch (StoreNotReadyException e) {
                    assertThat(e).hasMessageContaining("view");
                  }
                }
              });
      for (int i = 0; i < 2; i++) {
        factory.database().rebuild();
        assertThat(visits(factory)).isEqualTo(2_000);
      }
      stop.set(true);
      reader.join();
      assertThat(reads).hasPositiveValue();
      visit(factory, 5_000);
      assertThat(visits(factory)).isEqualTo(2_001);
      factory.database().awaitReady(Duration.ofSeconds(10));
    }
  }

  @Test
  void theDatabaseIsReachedFromAContextAndEndsWithTheFactory() {
    var factory = builder().open();
    var context = factory.create();
    assertThat(context.database().canConnect()).isTrue();
    context.database().awaitReady(Duration.ofSeconds(5));
    context.close();
    assertThatThrownBy(context::database).isInstanceOf(IllegalStateException.class);
    var database = factory.database();
    factory.close();
    assertThatThrownBy(database::canConnect).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(factory::database).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePlanSaysWhatWouldBeCreated() {
    DatabaseAdmin admin = builder().replication(1).administer();
    CreationPlan plan = admin.creationPlan();
    assertThat(plan.missing()).isEqualTo(plan.topics());
    assertThat(plan.toString())
        .contains(
            "create    "
                + database
                + ".Country: partitions 2, replication 1, cleanup.policy=compact,"
                + " delete.retention.ms=86400000, min.compaction.lag.ms=3600000");
    try (var factory = builder().open()) {
      assertThat(factory.database().creationPlan().missing()).isEmpty();
      assertThat(factory.database().creationPlan().differences()).isEmpty();
      assertThat(admin.creationPlan().toString()).contains("is there  " + database + ".Visit");
    }
  }

  @Test
  void nothingIsDeletedThroughAReadOnlyFactory() {
    try (var factory = builder().open();
        var reading = builder().readOnly(OnWrite.FAIL).open()) {
      visit(factory, 1);
      assertThatThrownBy(() -> reading.database().ensureDeleted())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-23");
      assertThat(visits(reading)).isEqualTo(1);
    }
  }

  EntityContextFactoryBuilder<Travels> creatingNothing() {
    return builder().topicCreation(TopicCreation.NEVER);
  }
}
