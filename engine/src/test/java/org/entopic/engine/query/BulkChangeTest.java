package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ForeignKeyException;
import org.entopic.QueryException;
import org.entopic.SaveFailedException;
import org.entopic.SaveResult;
import org.entopic.engine.query.shop.Address;
import org.entopic.engine.query.shop.AddressFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.query.Expressions;
import org.entopic.query.Parameter;
import org.entopic.query.Property;
import org.entopic.query.TextProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkChangeTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @BeforeEach
  void store() {
    shop.storeSix();
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  private List<Integer> visits() {
    return db.customers.orderBy(CustomerFields.id.asc()).select(CustomerFields.visits).toList();
  }

  @Test
  void expressionsSeeWhatWasThereBefore() {
    SaveResult result =
        db.customers
            .where(CustomerFields.id.gt(3))
            .executeUpdate(
                set ->
                    set.set(CustomerFields.visits, CustomerFields.visits.times(10))
                        .set(CustomerFields.rating, CustomerFields.visits.plus(1))
                        .set(CustomerFields.name, CustomerFields.name.concat("!"))
                        .set(CustomerFields.language, Locale.GERMAN)
                        .set(CustomerFields.address, new Address("x", 2))
                        .set(CustomerFields.balance, new BigDecimal("1.5"))
                        .set(
                            Property.of(Customer.class, "token", java.util.UUID.class),
                            (java.util.UUID) null));
    assertThat(result.entitiesWritten()).isEqualTo(3);
    assertThat(result.token()).isNotNull();
    assertThat(visits()).containsExactly(1, 2, 3, 40, 50, 60);
    Customer five = db.customers.find(5).orElseThrow();
    assertThat(five.rating).isEqualTo(6);
    assertThat(five.name).isEqualTo("c2!");
    assertThat(five.language).isEqualTo(Locale.GERMAN);
    assertThat(five.address).isEqualTo(new Address("x", 2));
    assertThat(five.balance).isEqualTo("1.5");
  }

  @Test
  void ordersPagesParametersAndFiltersSayWhichEntities() {
    var top = Parameter.of("top", Integer.class);
    assertThat(
            db.customers
                .where(CustomerFields.visits.le(top))
                .orderBy(CustomerFields.visits.desc())
                .take(2)
                .bind(top, 5)
                .executeUpdate(set -> set.set(CustomerFields.visits, top))
                .entitiesWritten())
        .isEqualTo(1);
    assertThat(visits()).containsExactly(1, 2, 3, 5, 5, 6);
    assertThat(
            db.customers
                .filter(customer -> customer.id % 2 == 0)
                .executeUpdate(set -> set.set(CustomerFields.visits, 0))
                .entitiesWritten())
        .isEqualTo(3);
    assertThat(visits()).containsExactly(1, 0, 3, 0, 5, 0);
    assertThat(db.entries()).isEmpty();
  }

  @Test
  void nothingFoundWritesNothing() {
    SaveResult result =
        db.customers
            .where(CustomerFields.id.eq(77))
            .executeUpdate(set -> set.set(CustomerFields.visits, 1));
    assertThat(result).isEqualTo(new SaveResult(0, null));
    assertThat(db.customers.where(CustomerFields.id.eq(77)).executeDelete().entitiesWritten())
        .isZero();
  }

  @Test
  void trackedEntitiesStayAsTheyAre() {
    Customer tracked = db.customers.find(1).orElseThrow();
    tracked.name = "changed";
    db.customers.executeUpdate(set -> set.set(CustomerFields.visits, 9));
    assertThat(tracked.visits).isEqualTo(1);
    assertThat(db.entry(tracked).state()).isEqualTo(EntityState.MODIFIED);
    db.tracking().refresh();
    assertThat(tracked.name).isEqualTo("changed");
    try (var other = shop.context()) {
      assertThat(other.customers.select(CustomerFields.visits).distinct().toList())
          .containsExactly(9);
      assertThat(other.customers.find(1).orElseThrow().name).isEqualTo("c1");
    }
  }

  @Test
  void deletionsFollowForeignKeys() {
    assertThat(db.purchases.where(PurchaseFields.cents.le(200L)).executeDelete().entitiesWritten())
        .isEqualTo(2);
    assertThat(db.purchases.count()).isEqualTo(4);
    assertThat(db.customers.where(CustomerFields.id.in(List.of(1, 2))).executeDelete())
        .extracting(SaveResult::entitiesWritten)
        .isEqualTo(2);
    assertThat(db.customers.count()).isEqualTo(4);
    assertThatThrownBy(() -> db.customers.executeDelete()).isInstanceOf(ForeignKeyException.class);
    assertThat(db.customers.count()).isEqualTo(4);
  }

  @Test
  void foreignKeysAreSetByTheirProperties() {
    Property<Purchase, Integer> customer = Property.of(Purchase.class, foreignKey(), Integer.class);
    db.purchases.executeUpdate(set -> set.set(customer, 1));
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(1))
                .select(CustomerFields.purchases.count())
                .single())
        .isEqualTo(6);
  }

  @Test
  void versionsUniqueValuesAndRequiredValuesAreChecked() {
    try (var factory =
            EntityContextFactory.of(Seats::new).database("seats").backend("memory").open();
        var seats = factory.create()) {
      seats.seats.addAll(List.of(new Seat(1, "a"), new Seat(2, "b")));
      seats.saveChanges();
      assertThatThrownBy(() -> seats.seats.executeUpdate(set -> set.set(Seats.NAME, "x")))
          .isInstanceOf(SaveFailedException.class);
      assertThatThrownBy(() -> seats.seats.executeUpdate(set -> set.set(Seats.NAME, (String) null)))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-67");
      assertThatThrownBy(
              () ->
                  seats.seats.executeUpdate(
                      set ->
                          set.set(
                              Seats.NAME,
                              Expressions.when(Seats.NAME.eq("a"), Seats.NAME, Seats.NICK))))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-70: The query of Seat sets 'Seat.name' to null");
      seats.seats.executeUpdate(set -> set.set(Seats.NAME, Seats.NAME.concat("1")));
      assertThat(seats.seats.asNoTracking().toList())
          .extracting(seat -> seat.name + seat.version)
          .containsExactlyInAnyOrder("a12", "b12");
    }
  }

  @Test
  void whatAnotherChangedMeanwhileIsChangedAfterIt() {
    try (var factory =
            EntityContextFactory.of(Seats::new).database("seats-again").backend("memory").open();
        var seats = factory.create()) {
      seats.seats.add(new Seat(1, "a"));
      seats.saveChanges();
      var runs = new AtomicInteger();
      SaveResult result =
          seats
              .seats
              .filter(
                  seat -> {
                    if (runs.incrementAndGet() == 1) {
                      rename(factory, "other");
                    }
                    return true;
                  })
              .executeUpdate(set -> set.set(Seats.NAME, Seats.NAME.concat("!")));
      assertThat(result.entitiesWritten()).isEqualTo(1);
      assertThat(runs).hasValueGreaterThan(1);
      assertThat(seats.seats.asNoTracking().single().name).isEqualTo("other!");
      try (var transaction = seats.begin()) {
        runs.set(0);
        assertThatThrownBy(
                () -> {
                  seats
                      .seats
                      .filter(
                          seat -> {
                            rename(factory, "third");
                            return true;
                          })
                      .executeDelete();
                  transaction.commit();
                })
            .isInstanceOf(ConcurrencyConflictException.class);
      }
      assertThat(seats.seats.asNoTracking().single().name).isEqualTo("third");
    }
  }

  private static void rename(EntityContextFactory<Seats> factory, String name) {
    try (var other = factory.create()) {
      other.seats.find(1).orElseThrow().name = name;
      other.saveChanges();
    }
  }

  /** An entity whose saves are checked. */
  @Entity
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = "name"))
  static class Seat {
    @Id int id;

    @Column(nullable = false)
    String name;

    @Nullable String nick;
    @Version int version;

    Seat() {}

    Seat(int id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  static class Seats extends EntityContext {
    static final TextProperty<Seat> NICK = TextProperty.text(Seat.class, "nick");
    static final TextProperty<Seat> NAME = TextProperty.text(Seat.class, "name");

    final EntitySet<Seat> seats = set(Seat.class);
  }

  private String foreignKey() {
    return db.model()
        .entityType(Purchase.class)
        .orElseThrow()
        .foreignKeys()
        .get(0)
        .properties()
        .get(0)
        .name();
  }

  @Test
  void aTransactionCollectsWhatIsChanged() {
    try (var transaction = db.begin()) {
      assertThat(db.customers.executeUpdate(set -> set.set(CustomerFields.visits, 7)).token())
          .isNull();
      assertThat(visits()).containsOnly(7);
      try (var other = shop.context()) {
        assertThat(other.customers.where(CustomerFields.visits.eq(7)).count()).isZero();
      }
      transaction.rollback();
    }
    assertThat(visits()).containsExactly(1, 2, 3, 4, 5, 6);
    try (var transaction = db.begin()) {
      db.purchases.executeDelete();
      transaction.commit();
    }
    assertThat(db.purchases.any()).isFalse();
  }

  @Test
  void interceptorsAreNotCalled() {
    var told = new ArrayList<Object>();
    db.onSaving(told::add);
    db.onSaved(told::add);
    db.customers.executeUpdate(set -> set.set(CustomerFields.visits, 7));
    assertThat(told).isEmpty();
    assertThat(visits()).containsOnly(7);
  }

  @Test
  void asynchronousTwinsChangeTheSame() {
    assertThat(db.customers.executeUpdateAsync(set -> set.set(CustomerFields.visits, 7)))
        .succeedsWithin(Duration.ofSeconds(30))
        .extracting(SaveResult::entitiesWritten)
        .isEqualTo(6);
    assertThat(db.purchases.executeDeleteAsync()).succeedsWithin(Duration.ofSeconds(30));
    assertThat(db.purchases.any()).isFalse();
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeARowIsRead() {
    shop.memory.reads.clear();
    assertThatThrownBy(() -> db.customers.executeUpdate(set -> set))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-69");
    assertThatThrownBy(() -> db.customers.executeUpdate(set -> set.set(CustomerFields.id, 3)))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-66: The query of Customer sets 'Customer.id'");
    assertThatThrownBy(
            () ->
                db.customers.executeUpdate(
                    set -> set.set(CustomerFields.address.then(AddressFields.city), "x")))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-65");
    assertThatThrownBy(
            () ->
                db.customers.executeUpdate(
                    set -> set.set(Property.of(Customer.class, "visits", String.class), "x")))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-67: The query of Customer sets 'Customer.visits' to a java");
    assertThatThrownBy(
            () -> db.customers.executeUpdate(set -> set.set(CustomerFields.visits, (Integer) null)))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("to null");
    assertThat(shop.memory.reads).isEmpty();
  }
}
