package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.query.EntityQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilteredIncludeTest {
  private final Shop shop = new Shop();

  @BeforeEach
  void store() {
    shop.store(
        db -> {
          for (int i = 1; i <= 2; i++) {
            var customer = new Customer(i);
            db.customers.add(customer);
            for (int number = 1; number <= 5; number++) {
              db.purchases.add(new Purchase("eu" + i, number, 10L * number, customer));
            }
          }
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  private static List<List<String>> purchases(EntityQuery<Customer> query) {
    return query.orderBy(CustomerFields.id.asc()).toList().stream()
        .map(c -> c.purchases.stream().map(Purchase::toString).toList())
        .toList();
  }

  @Test
  void elementsAreLimitedForEachOwner() {
    try (var db = shop.context()) {
      EntityQuery<Customer> query =
          db.customers.include(
              CustomerFields.purchases,
              all ->
                  all.where(PurchaseFields.cents.gt(10L))
                      .orderBy(PurchaseFields.id.then(PurchaseKeyFields.number).desc())
                      .skip(1)
                      .take(2));
      assertThat(purchases(query.asNoTracking()))
          .containsExactly(List.of("eu14", "eu13"), List.of("eu24", "eu23"));
      assertThat(purchases(query))
          .containsExactly(List.of("eu14", "eu13"), List.of("eu24", "eu23"));
      assertThat(db.purchases.local()).hasSize(4);
      assertThat(query.explain().toString())
          .contains("where Purchase.cents > ?", "skip 1", "take 2");
      Customer first = db.customers.local().iterator().next();
      assertThat(db.entry(first).collection(CustomerFields.purchases).isLoaded()).isFalse();
    }
  }

  @Test
  void pathsAsTextLoadWhatHandlesLoad() {
    try (var db = shop.context()) {
      assertThat(purchases(db.customers.include("purchases.customer").asNoTracking()))
          .allMatch(list -> list.size() == 5);
      assertThatThrownBy(() -> db.customers.include("purchases.nothing").toList())
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-18");
    }
  }

  @Test
  void onlyLimitsLimit() {
    try (var db = shop.context()) {
      assertThatThrownBy(
              () ->
                  db.customers
                      .include(CustomerFields.purchases, all -> all.filter(p -> true))
                      .toList())
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-46");
    }
  }

  @Test
  void whatIsIncludedIsIncludedForTheResultsOfBoth() {
    try (var db = shop.context()) {
      EntityQuery<Customer> first =
          db.customers
              .include(CustomerFields.purchases)
              .where(CustomerFields.id.eq(1))
              .filter(customer -> customer.purchases.size() == 5);
      EntityQuery<Customer> second = db.customers.where(CustomerFields.id.eq(2));
      for (EntityQuery<Customer> both : List.of(first.union(second), first.concat(second))) {
        assertThat(purchases(both.asNoTracking())).allMatch(list -> list.size() == 5).hasSize(2);
        assertThat(both.count()).isEqualTo(2);
      }
      assertThat(purchases(first.union(second.include(CustomerFields.purchases))))
          .allMatch(list -> list.size() == 5)
          .hasSize(2);
      EntityQuery<Customer> more = second.include(CustomerFields.referrer);
      assertThatThrownBy(() -> first.union(more))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-97")
          .hasMessageContaining("referrer");
    }
  }

  @Test
  void tagsAreShown() {
    try (var db = shop.context()) {
      assertThat(db.customers.tag("nightly").take(1).explain().steps().get(0))
          .isEqualTo("tag: nightly");
      assertThat(db.customers.tag("nightly").count()).isEqualTo(2);
    }
  }
}
