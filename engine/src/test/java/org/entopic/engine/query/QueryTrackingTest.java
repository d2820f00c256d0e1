package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.QueryTrackingBehavior.NO_TRACKING;
import static org.entopic.model.QueryTrackingBehavior.NO_TRACKING_WITH_IDENTITY_RESOLUTION;
import static org.entopic.model.QueryTrackingBehavior.TRACK_ALL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.model.EntityState;
import org.entopic.query.EntityQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTrackingTest {
  private final Shop shop = new Shop();

  @BeforeEach
  void store() {
    shop.storeSix();
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  private static void assertTracked(ShopContext db, Object entity, boolean tracked) {
    assertThat(db.entry(entity).state())
        .isEqualTo(tracked ? EntityState.UNCHANGED : EntityState.DETACHED);
  }

  @Test
  void aContextSaysWhatQueriesDoThatDoNotSay() {
    try (var db = shop.context()) {
      assertThat(db.tracking().queryTrackingBehavior()).isEqualTo(TRACK_ALL);
      EntityQuery<Customer> made = db.customers.where(CustomerFields.id.eq(1));
      assertThat(db.tracking().queryTrackingBehavior(NO_TRACKING)).isNotNull();
      assertTracked(db, made.single(), false);
      assertThat(made.explain().steps()).endsWith("no tracking");
      assertTracked(db, db.query(Customer.class, "from Customer").first().orElseThrow(), false);
      assertTracked(db, db.customers.find(1).orElseThrow(), false);
      assertThat(db.customers.find(99)).isEmpty();
      Customer tracked = made.asTracking().single();
      assertTracked(db, tracked, true);
      assertThat(db.customers.find(1)).containsSame(tracked);
      assertThat(made.single()).isNotSameAs(tracked);
      db.tracking().queryTrackingBehavior(TRACK_ALL);
      assertThat(made.single()).isSameAs(tracked);
    }
    try (var db = shop.context()) {
      assertThat(db.tracking().queryTrackingBehavior()).as("of one context").isEqualTo(TRACK_ALL);
    }
  }

  @Test
  void whatNeedsTrackedEntitiesTracksThemAllTheSame() {
    try (var db = shop.context()) {
      Customer ann = db.customers.where(CustomerFields.id.eq(1)).single();
      db.tracking().queryTrackingBehavior(NO_TRACKING);
      db.entry(ann).collection(CustomerFields.purchases).load();
      assertThat(ann.purchases).hasSize(1);
      assertTracked(db, ann.purchases.iterator().next(), true);
      db.customers.executeUpdate(set -> set.set(CustomerFields.visits, 7));
      db.entry(ann).reload();
      assertThat(ann.visits).isEqualTo(7);
      db.purchases.remove(ann.purchases.iterator().next());
      db.saveChanges();
      assertThat(db.purchases.count()).isEqualTo(5);
    }
  }

  @Test
  void theLastWordCounts() {
    try (var db = shop.context()) {
      EntityQuery<Customer> first = db.customers.where(CustomerFields.id.eq(1));
      assertTracked(db, first.asNoTracking().asTracking().single(), true);
      assertTracked(
          db, first.asTracking().asNoTracking().orderBy(CustomerFields.id.asc()).single(), false);
      assertTracked(db, first.asNoTrackingWithIdentityResolution().single(), false);
      assertTracked(db, first.asNoTrackingWithIdentityResolution().asTracking().single(), true);
    }
  }

  @Test
  void aFactorySaysSoForItsContexts() {
    var builder =
        EntityContextFactory.of(ShopContext::new)
            .database("tracking")
            .providers(new WatchedMemory());
    try (var factory = builder.settings(Map.of("query.tracking", "no-tracking")).open();
        var db = factory.create()) {
      assertThat(db.tracking().queryTrackingBehavior()).isEqualTo(NO_TRACKING);
      db.customers.add(new Customer(1));
      db.saveChanges();
      db.clear();
      assertTracked(db, db.customers.single(), false);
    }
    try (var factory = builder.queryTrackingBehavior(NO_TRACKING_WITH_IDENTITY_RESOLUTION).open();
        var db = factory.create()) {
      assertThat(db.customers.explain().steps()).endsWith("no tracking, one instance for each key");
    }
    assertThatThrownBy(() -> builder.settings(Map.of("query.tracking", "sometimes")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("query.tracking");
  }

  /** Stores so many purchases of one customer that a stream reads them in several batches. */
  private void storeMany() {
    shop.store(
        db -> {
          var customer = new Customer(100, "all", 1);
          db.customers.add(customer);
          for (int i = 0; i < 1_300; i++) {
            db.purchases.add(new Purchase("bulk", i, 1_000L + i, customer));
          }
        });
  }

  @Test
  void identitiesAreResolvedInStreamsAsInLists() {
    storeMany();
    try (var db = shop.context()) {
      EntityQuery<Purchase> query =
          db.purchases
              .where(PurchaseFields.cents.ge(1_000L))
              .include(PurchaseFields.customer)
              .asNoTrackingWithIdentityResolution();
      for (List<Purchase> all : List.of(query.toList(), EntityProjectionTest.streamed(query))) {
        Customer customer = all.get(0).customer;
        assertThat(all).hasSize(1_300).allMatch(each -> each.customer == customer);
        assertThat(customer.purchases).hasSize(1_300).doesNotHaveDuplicates();
        assertTracked(db, customer, false);
      }
    }
  }

  @Test
  void identitiesAreResolvedWhereARowComesTwice() {
    try (var db = shop.context()) {
      EntityQuery<Customer> twice =
          db.customers
              .where(CustomerFields.id.le(2))
              .concat(db.customers.where(CustomerFields.id.eq(1)))
              .asNoTrackingWithIdentityResolution();
      List<Customer> all = new ArrayList<>(twice.toList());
      assertThat(all).hasSize(3);
      assertThat(all.stream().distinct()).hasSize(2);
      List<Customer> again = EntityProjectionTest.streamed(twice);
      assertThat(again.stream().distinct()).hasSize(2);
      assertThat(again).doesNotContainAnyElementsOf(all);
      List<Customer> filtered =
          EntityProjectionTest.streamed(twice.filter(customer -> customer.id == 1));
      assertThat(filtered).hasSize(2);
      assertThat(filtered.get(0)).isSameAs(filtered.get(1));
    }
  }
}
