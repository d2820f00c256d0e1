package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.entopic.engine.query.shop.Card;
import org.entopic.engine.query.shop.CardFields;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.ClubFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.entopic.spi.backend.StoreAccess.KeyLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncludeTest {
  private final Shop shop = new Shop();

  /** How the results of a query are kept. */
  enum Mode {
    TRACKED,
    DETACHED;

    <T> EntityQuery<T> of(EntityQuery<T> query) {
      return this == TRACKED ? query : query.asNoTracking();
    }
  }

  @BeforeEach
  void store() {
    shop.store(
        db -> {
          Customer ann = new Customer(1, "ann", 1);
          Customer bob = new Customer(2, "bob", 2);
          Customer cid = new Customer(3, "cid", 3);
          bob.referrer = ann;
          db.customers.addAll(List.of(ann, bob, cid));
          db.purchases.addAll(
              List.of(
                  new Purchase("eu", 1, 100, ann),
                  new Purchase("eu", 2, 200, ann),
                  new Purchase("us", 1, 300, bob),
                  new Purchase("us", 2, 400, null)));
          db.cards.add(new Card("n1", ann));
          Club chess = new Club(1, "chess");
          Club go = new Club(2, "go");
          db.clubs.addAll(List.of(chess, go, new Club(3, "nobody")));
          ann.clubs.add(chess);
          ann.clubs.add(go);
          bob.clubs.add(go);
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void collectionsAreReadAtOnceAndConnectedOnBothSides(Mode mode) {
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(db.customers.orderBy(CustomerFields.id.asc()).include(CustomerFields.purchases))
              .toList();
      assertThat(customers.get(0).purchases).extracting(p -> p.cents).contains(100L, 200L);
      assertThat(customers.get(1).purchases).hasSize(1);
      assertThat(customers.get(2).purchases).isEmpty();
      assertThat(customers.get(0).purchases).allMatch(p -> p.customer == customers.get(0));
      assertThat(shop.memory.reads).hasSize(2);
      assertThat(shop.memory.reads.get(1)).isInstanceOf(IndexLookup.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void referencesAreReadByKeyAndShared(Mode mode) {
    try (var db = shop.context()) {
      List<Purchase> purchases =
          mode.of(
                  db.purchases
                      .orderBy(PurchaseFields.cents.asc())
                      .include(PurchaseFields.customer)
                      .thenInclude(CustomerFields.referrer))
              .toList();
      assertThat(purchases.get(0).customer.name).isEqualTo("ann");
      assertThat(purchases.get(1).customer).isSameAs(purchases.get(0).customer);
      assertThat(purchases.get(0).customer.purchases).hasSize(2);
      assertThat(purchases.get(2).customer.referrer).isSameAs(purchases.get(0).customer);
      assertThat(purchases.get(3).customer).isNull();
      assertThat(shop.memory.reads).hasSize(3);
      assertThat(((KeyLookup) shop.memory.reads.get(1)).keys()).containsExactlyInAnyOrder(1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneToOneWorksFromBothSides(Mode mode) {
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(db.customers.orderBy(CustomerFields.id.asc()).include(CustomerFields.card))
              .toList();
      assertThat(customers.get(0).card.number).isEqualTo("n1");
      assertThat(customers.get(0).card.customer).isSameAs(customers.get(0));
      assertThat(customers.get(1).card).isNull();
    }
    try (var db = shop.context()) {
      Card card = mode.of(db.cards.include(CardFields.customer)).single();
      assertThat(card.customer.name).isEqualTo("ann");
      assertThat(card.customer.card).isSameAs(card);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyToManyTakesTwoReads(Mode mode) {
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(db.customers.orderBy(CustomerFields.id.asc()).include(CustomerFields.clubs))
              .toList();
      assertThat(customers.get(0).clubs)
          .extracting(c -> c.name)
          .containsExactlyInAnyOrder("chess", "go");
      assertThat(customers.get(1).clubs).extracting(c -> c.name).containsExactly("go");
      assertThat(customers.get(2).clubs).isEmpty();
      assertThat(shop.memory.reads).hasSize(3);
      Club go = customers.get(1).clubs.iterator().next();
      assertThat(go.members).containsExactlyInAnyOrder(customers.get(0), customers.get(1));
      assertThat(db.hasChanges()).isFalse();
    }
    try (var db = shop.context()) {
      List<Club> clubs =
          mode.of(db.clubs.orderBy(ClubFields.id.asc()).include(ClubFields.members)).toList();
      assertThat(clubs.get(0).members).hasSize(1);
      assertThat(clubs.get(1).members).hasSize(2);
      assertThat(clubs.get(2).members).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pathsMeetInOneGraphWithoutRepetition(Mode mode) {
    try (var db = shop.context()) {
      Customer ann =
          mode.of(
                  db.customers
                      .where(CustomerFields.id.eq(1))
                      .include(CustomerFields.purchases)
                      .thenInclude(PurchaseFields.customer)
                      .include(CustomerFields.purchases)
                      .include(CustomerFields.clubs)
                      .thenInclude(ClubFields.members)
                      .thenInclude(CustomerFields.purchases))
              .single();
      assertThat(ann.purchases).hasSize(2).doesNotHaveDuplicates();
      assertThat(ann.purchases).allMatch(p -> p.customer == ann);
      assertThat(ann.clubs).hasSize(2);
      assertThat(ann.clubs).allMatch(c -> c.members.stream().filter(m -> m == ann).count() == 1);
      Customer bob =
          ann.clubs.stream()
              .flatMap(c -> c.members.stream())
              .filter(c -> c.id == 2)
              .findFirst()
              .orElseThrow();
      assertThat(bob.purchases).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFilterInMemorySeesWhatWasIncludedBefore(Mode mode) {
    try (var db = shop.context()) {
      EntityQuery<Customer> query =
          mode.of(
              db.customers
                  .include(CustomerFields.purchases)
                  .filter(c -> c.purchases.size() > 1)
                  .include(CustomerFields.card));
      assertThat(query.single().card.number).isEqualTo("n1");
      assertThat(query.single().purchases).hasSize(2);
      assertThat(query.count()).isEqualTo(1);
      assertThat(query.explain().steps())
          .startsWith(
              "FullScan Customer",
              "include Customer.purchases by IndexLookup Purchase ix_customerId",
              "filter in memory");
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamsIncludeInBatches(Mode mode) {
    shop.store(
        db -> {
          for (int i = 10; i < 2010; i++) {
            Customer customer = new Customer(i, "n" + i, 0);
            db.customers.add(customer);
            db.purchases.add(new Purchase("bulk", i, i, customer));
          }
        });
    try (var db = shop.context();
        Stream<Customer> customers =
            mode
                .of(db.customers.where(CustomerFields.id.ge(10)).include(CustomerFields.purchases))
                .stream()) {
      assertThat(customers.filter(c -> c.purchases.size() == 1).count()).isEqualTo(2000);
      assertThat(shop.memory.reads).hasSizeLessThan(10);
    }
  }

  /** Adds customers from 10 on with two purchases each, every fifth without; all in one club. */
  private void storeMany(int count) {
    shop.store(
        db -> {
          Club all = new Club(9, "all");
          db.clubs.add(all);
          for (int i = 10; i < 10 + count; i++) {
            Customer customer = new Customer(i, "n" + i, i);
            db.customers.add(customer);
            customer.clubs.add(all);
            for (int n = 0; n < 2 && i % 5 != 0; n++) {
              db.purchases.add(new Purchase("bulk", 2 * i + n, i, customer));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void whatMostOwnersLeadToIsReadByOneScan(Mode mode) {
    storeMany(100);
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(
                  db.customers
                      .where(CustomerFields.id.ge(10))
                      .orderBy(CustomerFields.id.asc())
                      .include(CustomerFields.purchases))
              .toList();
      assertThat(shop.memory.reads.get(1)).isInstanceOf(FullScan.class);
      assertThat(customers).hasSize(100);
      for (Customer customer : customers) {
        assertThat(customer.purchases)
            .hasSize(customer.id % 5 == 0 ? 0 : 2)
            .allMatch(purchase -> purchase.customer == customer && purchase.cents == customer.id);
      }
    }
    try (var db = shop.context()) {
      List<Purchase> purchases =
          mode.of(
                  db.purchases
                      .where(PurchaseFields.cents.lt(110L))
                      .include(PurchaseFields.customer)
                      .thenInclude(CustomerFields.referrer))
              .toList();
      assertThat(shop.memory.reads.get(shop.memory.reads.size() - 2)).isInstanceOf(FullScan.class);
      assertThat(purchases)
          .hasSize(161)
          .allMatch(purchase -> purchase.customer.visits == purchase.cents || purchase.cents == 100)
          .allMatch(purchase -> purchase.customer.purchases.contains(purchase));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFewOwnersLeadToIsLookedUp(Mode mode) {
    storeMany(1000);
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(
                  db.customers
                      .where(CustomerFields.id.between(101, 180))
                      .include(CustomerFields.purchases))
              .toList();
      assertThat(customers).hasSize(80).filteredOn(c -> c.purchases.size() == 2).hasSize(64);
      assertThat(shop.memory.reads.get(1)).isInstanceOf(IndexLookup.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutScansAllIsLookedUp(Mode mode) {
    storeMany(100);
    var backend = new WatchedMemory();
    backend.missing.add(BackendCapability.FULL_SCAN);
    try (var factory = shop.with(backend);
        var db = factory.create()) {
      List<Customer> customers =
          mode.of(db.customers.where(CustomerFields.id.ge(10)).include(CustomerFields.purchases))
              .toList();
      assertThat(customers).hasSize(100).filteredOn(c -> c.purchases.size() == 2).hasSize(80);
      assertThat(backend.reads.get(1)).isInstanceOf(IndexLookup.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyToManyGivesOneEntityOfAKey(Mode mode) {
    storeMany(100);
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(db.customers.where(CustomerFields.id.ge(10)).include(CustomerFields.clubs))
              .toList();
      Club all = customers.get(0).clubs.iterator().next();
      assertThat(customers)
          .hasSize(100)
          .allMatch(c -> c.clubs.size() == 1 && c.clubs.iterator().next() == all);
      assertThat(all.members).hasSize(100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResultThatComesTwiceIsOneEntity(Mode mode) {
    try (var db = shop.context()) {
      List<Customer> customers =
          mode.of(
                  db.customers
                      .where(CustomerFields.id.eq(1))
                      .concat(db.customers.where(CustomerFields.id.le(1)))
                      .include(CustomerFields.purchases))
              .toList();
      assertThat(customers).hasSize(2);
      assertThat(customers.get(1)).isSameAs(customers.get(0));
      assertThat(customers.get(0).purchases).hasSize(2);
    }
  }

  @Test
  void trackedEntitiesKeepTheirInstanceAndTheirChanges() {
    try (var db = shop.context()) {
      Purchase mine = db.purchases.where(PurchaseFields.cents.eq(100L)).single();
      mine.cents = 7;
      Customer ann = db.customers.where(CustomerFields.id.eq(1)).single();
      assertThat(mine.customer).as("fix-up without include").isSameAs(ann);
      assertThat(ann.purchases).containsExactly(mine);
      db.customers.include(CustomerFields.purchases).toList();
      assertThat(ann.purchases).hasSize(2).contains(mine);
      assertThat(mine.cents).isEqualTo(7);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void includesOfNothingReadNothing() {
    try (ShopContext db = shop.context()) {
      assertThat(
              db.customers
                  .where(CustomerFields.id.eq(99))
                  .include(CustomerFields.purchases)
                  .toList())
          .isEmpty();
      assertThat(db.customers.include(CustomerFields.purchases).count()).isEqualTo(3);
      assertThat(shop.memory.reads).hasSize(1);
    }
  }
}
