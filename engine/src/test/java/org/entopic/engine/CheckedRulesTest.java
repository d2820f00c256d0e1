package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ForeignKeyException;
import org.entopic.UniqueConstraintException;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;
import org.entopic.query.ReferenceProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What saves of checked types are compared by: versions that are times, values of several. */
class CheckedRulesTest {
  static class Meeting {
    @Id int id;
    String title;
    @Version @Nullable Instant changed;

    Meeting() {}

    Meeting(int id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  static class Room {
    @Id int id;
    String name;
    @Version @Nullable LocalDateTime changed;

    Room() {}

    Room(int id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  static class Seat {
    @Id int id;
    String hall;
    int number;

    Seat() {}

    Seat(int id, String hall, int number) {
      this.id = id;
      this.hall = hall;
      this.number = number;
    }
  }

  static class Airport {
    @Id int id;
    String code;

    Airport() {}

    Airport(int id, String code) {
      this.id = id;
      this.code = code;
    }
  }

  static class Flight {
    @Id int id;
    @Nullable Airport from;

    Flight() {}

    Flight(int id, Airport from) {
      this.id = id;
      this.from = from;
    }
  }

  static class Plan extends EntityContext {
    final EntitySet<Meeting> meetings = set(Meeting.class);
    final EntitySet<Room> rooms = set(Room.class);
    final EntitySet<Seat> seats = set(Seat.class);
    final EntitySet<Airport> airports = set(Airport.class);
    final EntitySet<Flight> flights = set(Flight.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Seat.class).index("hall", "number").unique();
      model
          .entity(Flight.class)
          .hasOne(ReferenceProperty.of(Flight.class, "from", Airport.class))
          .withMany()
          .principalKey("code")
          .onDelete(DeleteBehavior.NO_ACTION)
          .policy(ReferencePolicy.REJECT);
    }
  }

  private final EntityContextFactory<Plan> factory;
  private final Plan db;
  private final Plan other;

  CheckedRulesTest(TestInfo test) {
    factory =
        EntityContextFactory.of(Plan::new)
            .database("checked-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .lookup(MethodHandles.lookup())
            .open();
    db = factory.create();
    other = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    other.close();
    factory.close();
  }

  @Test
  void anInstantIsAVersion() {
    Meeting mine = new Meeting(1, "plan");
    db.meetings.add(mine);
    db.saveChanges();
    Instant first = mine.changed;
    Meeting theirs = other.meetings.find(1).orElseThrow();
    assertThat(theirs.changed).isNotNull().isEqualTo(first);
    for (int i = 0; i < 100; i++) {
      Instant before = mine.changed;
      mine.title = "plan " + i;
      db.saveChanges();
      assertThat(mine.changed).isAfter(before);
    }
    theirs.title = "theirs";
    assertThatThrownBy(other::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
    assertThat(theirs.changed).isEqualTo(first);
    assertThat(stored(plan -> plan.meetings, 1).title).isEqualTo("plan 99");
  }

  @Test
  void aLocalDateTimeIsAVersion() {
    Room mine = new Room(1, "blue");
    db.rooms.add(mine);
    db.saveChanges();
    LocalDateTime first = mine.changed;
    Room theirs = other.rooms.find(1).orElseThrow();
    assertThat(theirs.changed).isNotNull().isEqualTo(first);
    mine.name = "red";
    db.saveChanges();
    assertThat(mine.changed).isAfter(first);
    other.rooms.remove(theirs);
    assertThatThrownBy(other::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
    assertThat(stored(plan -> plan.rooms, 1).name).isEqualTo("red");
  }

  private <T> T stored(Function<Plan, EntitySet<T>> set, int id) {
    try (var reading = factory.create()) {
      return set.apply(reading).find(id).orElseThrow();
    }
  }

  @Test
  void aUniqueIndexOfSeveralPropertiesComparesThemTogether() {
    db.seats.add(new Seat(1, "north", 1));
    db.seats.add(new Seat(2, "north", 2));
    db.seats.add(new Seat(3, "south", 1));
    db.saveChanges();
    other.seats.add(new Seat(4, "south", 1));
    assertThatThrownBy(other::saveChanges).isInstanceOf(UniqueConstraintException.class);
    assertThat(db.seats.asNoTracking().count()).isEqualTo(3);
    db.seats.find(1).orElseThrow().number = 2;
    db.seats.find(2).orElseThrow().number = 1;
    db.saveChanges();
    assertThat(stored(plan -> plan.seats, 2).number).isEqualTo(1);
  }

  @Test
  void anAlternateKeyThatIsReferredToStays() {
    Airport rome = new Airport(1, "FCO");
    db.airports.add(rome);
    db.airports.add(new Airport(2, "LIN"));
    db.saveChanges();
    other.flights.add(new Flight(1, other.airports.find(1).orElseThrow()));
    db.airports.remove(rome);
    other.saveChanges();
    assertThatThrownBy(db::saveChanges).isInstanceOf(ForeignKeyException.class);
    assertThat(stored(plan -> plan.airports, 1).code).isEqualTo("FCO");
  }

  @Test
  void anAlternateKeyThatIsGoneIsNotReferredTo() {
    db.airports.add(new Airport(1, "FCO"));
    db.saveChanges();
    other.flights.add(new Flight(1, other.airports.find(1).orElseThrow()));
    db.airports.remove(db.airports.find(1).orElseThrow());
    db.saveChanges();
    assertThatThrownBy(other::saveChanges).isInstanceOf(ForeignKeyException.class);
    assertThat(db.flights.asNoTracking().count()).isZero();
  }
}
