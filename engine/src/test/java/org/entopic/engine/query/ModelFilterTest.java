package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.TenantContext;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelFilterTest {
  private final Shop shop = new Shop();
  private final EntityContextFactory<TenantContext> factory = shop.with(TenantContext::new);

  @BeforeEach
  void store() {
    shop.store(
        db -> {
          Customer active = new Customer(1, "active", 0);
          active.active = true;
          Customer gone = new Customer(2, "gone", 0);
          Club small = new Club(1, "small");
          Club large = new Club(2, "large");
          active.clubs.addAll(List.of(small, large));
          db.customers.addAll(List.of(active, gone));
          db.purchases.add(new Purchase("eu", 1, 1, active));
          db.purchases.add(new Purchase("eu", 2, 2, gone));
        });
  }

  @AfterEach
  void close() {
    factory.close();
    shop.close();
  }

  @Test
  void filtersLimitEveryQueryUnlessIgnored() {
    try (var db = factory.create()) {
      assertThat(db.customers.toList()).hasSize(1);
      assertThat(db.customers.count()).isEqualTo(1);
      assertThat(db.customers.where(CustomerFields.id.eq(2)).any()).isFalse();
      assertThat(db.customers.ignoreFilters().count()).isEqualTo(2);
      assertThat(db.customers.explain().steps())
          .containsExactly("FullScan Customer", "residual: Customer.active = ?");
      assertThat(db.customers.ignoreFilters().explain().steps())
          .containsExactly("FullScan Customer");
    }
  }

  @Test
  void filtersTakeTheRunningContext() {
    try (var db = factory.create();
        var other = factory.create()) {
      db.firstClub = 2;
      assertThat(db.clubs.toList()).extracting(c -> c.name).containsExactly("large");
      assertThat(other.clubs.count()).isEqualTo(2);
      db.firstClub = 0;
      assertThat(db.clubs.count()).isEqualTo(2);
    }
  }

  @Entity
  static class Room {
    @Id int id;
    boolean open;
    @ManyToOne Key key;
  }

  @Entity
  static class Key {
    @Id int id;
    @ManyToOne Room room;
  }

  @Entity
  static class Visit {
    @Id int id;
    @ManyToOne Room room;
    @ManyToOne Key key;
  }

  /** Rooms are seen while they are open and have a key, and keys while their room is seen. */
  static final class House extends EntityContext {
    static final ReferenceProperty<Visit, Room> ROOM =
        ReferenceProperty.of(Visit.class, "room", Room.class);
    static final ReferenceProperty<Visit, Key> KEY =
        ReferenceProperty.of(Visit.class, "key", Key.class);
    static final Property<Room, Integer> ROOM_ID = Property.of(Room.class, "id", Integer.class);
    static final Property<Key, Integer> KEY_ID = Property.of(Key.class, "id", Integer.class);
    final EntitySet<Room> rooms = set(Room.class);
    final EntitySet<Key> keys = set(Key.class);
    final EntitySet<Visit> visits = set(Visit.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Room.class)
          .filter(
              "open",
              Property.of(Room.class, "open", Boolean.class)
                  .eq(true)
                  .and(
                      ReferenceProperty.of(Room.class, "key", Key.class).then(KEY_ID).isNotNull()));
      model
          .entity(Key.class)
          .filter(
              "of rooms",
              ReferenceProperty.of(Key.class, "room", Room.class).then(ROOM_ID).isNotNull());
    }
  }

  @Test
  void aFilterIsTheSameWhicheverOfACycleIsAskedForFirst() {
    try (var factory =
            EntityContextFactory.of(House::new).database("house").backend("memory").open();
        var db = factory.create()) {
      var room = new Room();
      var key = new Key();
      var visit = new Visit();
      room.key = key;
      key.room = room;
      visit.room = room;
      visit.key = key;
      db.rooms.add(room);
      db.keys.add(key);
      db.visits.add(visit);
      db.saveChanges();
      Predicate<Visit> any =
          House.ROOM.then(House.ROOM_ID).isNull().or(House.ROOM.then(House.ROOM_ID).isNotNull());
      Predicate<Visit> hasKey = House.KEY.then(House.KEY_ID).isNotNull();
      assertThat(db.keys.count()).as("the room is not open").isZero();
      assertThat(db.visits.where(hasKey).where(any).count()).isZero();
      assertThat(db.visits.where(any).where(hasKey).count()).isZero();
      room.open = true;
      db.saveChanges();
      assertThat(db.visits.where(any).where(hasKey).count()).isEqualTo(1);
    }
  }

  @Test
  void filtersLimitWhatIsIncluded() {
    try (var db = factory.create()) {
      db.firstClub = 2;
      Customer customer = db.customers.include(CustomerFields.clubs).single();
      assertThat(customer.clubs).extracting(c -> c.name).containsExactly("large");
      List<Purchase> purchases =
          db.purchases
              .orderBy(PurchaseFields.cents.asc())
              .include(PurchaseFields.customer)
              .asNoTracking()
              .toList();
      assertThat(purchases.get(0).customer.name).isEqualTo("active");
      assertThat(purchases.get(1).customer).isNull();
      assertThat(
              db.purchases
                  .include(PurchaseFields.customer)
                  .ignoreFilters()
                  .asNoTracking()
                  .filter(p -> p.customer == null)
                  .any())
          .isFalse();
    }
  }

  @Test
  void filtersLimitWhatPathsSee() {
    try (var db = factory.create()) {
      var gone = db.purchases.where(PurchaseFields.customer.then(CustomerFields.name).eq("gone"));
      assertThat(gone.any()).isFalse();
      assertThat(gone.ignoreFilters().any()).isTrue();
      assertThat(db.purchases.where(PurchaseFields.customer.isNull()).single().cents).isEqualTo(2);
    }
  }

  @Test
  void filtersAreIgnoredByTheirNames() {
    try (var db = factory.create()) {
      db.firstClub = 2;
      assertThat(db.customers.ignoreFilters("active").count()).isEqualTo(2);
      assertThat(db.customers.ignoreFilters("clubs").count()).isEqualTo(1);
      assertThat(db.customers.ignoreFilters("clubs").include(CustomerFields.clubs).single().clubs)
          .hasSize(2);
      assertThat(db.customers.ignoreFilters("clubs").ignoreFilters("active").count()).isEqualTo(2);
      assertThat(db.clubs.ignoreFilters("clubs", "active").count()).isEqualTo(2);
      var misspelt = db.clubs.ignoreFilters("club");
      assertThatThrownBy(misspelt::count)
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-47")
          .hasMessageContaining("club")
          .hasMessageContaining("active, clubs");
    }
  }
}
