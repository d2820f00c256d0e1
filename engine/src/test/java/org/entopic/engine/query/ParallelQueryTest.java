package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entopic.QueryTimeoutException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.query.EntityQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scans by several threads: of more rows than a thread reads at once. */
class ParallelQueryTest {
  private static final int CUSTOMERS = 30_000;

  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @BeforeEach
  void store() {
    shop.store(
        adding ->
            IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(i -> new Customer(i, "c" + i % 7, i))
                .forEach(adding.customers::add));
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  private EntityQuery<Customer> some() {
    return db.customers.asNoTracking().where(CustomerFields.name.eq("c3"));
  }

  private static List<Integer> ids(EntityQuery<Customer> query) {
    return query.toList().stream().map(customer -> customer.id).toList();
  }

  @Test
  void resultsAndTheirOrderStayTheSame() {
    assertThat(ids(some().parallel())).hasSize(CUSTOMERS / 7 + 1).isEqualTo(ids(some()));
    assertThat(shop.memory.partsRead).hasValueGreaterThan(1);
    assertThat(some().parallel().count()).isEqualTo(some().count());
    assertThat(ids(some().orderBy(CustomerFields.visits.desc()).skip(3).take(5).parallel()))
        .isEqualTo(ids(some().orderBy(CustomerFields.visits.desc()).skip(3).take(5)));
    assertThat(some().parallel().max(CustomerFields.id)).isEqualTo(some().max(CustomerFields.id));
    assertThat(db.customers.parallel().toList()).hasSize(CUSTOMERS);
    assertThat(some().where(CustomerFields.id.lt(0)).parallel().toList()).isEmpty();
  }

  @Test
  void aTransactionSeesItsOwnRows() {
    try (var transaction = db.begin()) {
      db.customers.add(new Customer(CUSTOMERS + 1, "c3", 1));
      db.saveChanges();
      assertThat(ids(some().parallel())).contains(CUSTOMERS + 1).isEqualTo(ids(some()));
    }
  }

  @Test
  void plansTell() {
    assertThat(some().parallel().explain().toString())
        .contains("FullScan Customer", "parallel residual: ");
    assertThat(some().where(CustomerFields.id.eq(3)).parallel().explain().toString())
        .contains("KeyLookup Customer")
        .doesNotContain("parallel");
    assertThat(some().explain().toString()).doesNotContain("parallel");
  }

  @Test
  void whoStopsEarlyLeavesNoThreadReading() {
    assertThat(some().parallel().first().map(customer -> customer.id)).contains(3);
    assertThat(some().parallel().any()).isTrue();
    try (Stream<Customer> stream = some().parallel().stream()) {
      assertThat(stream.limit(2)).hasSize(2);
    }
  }

  @Test
  void whatAThreadThrowsIsThrown() {
    Duration limit = Duration.ofMillis(1);
    assertThatThrownBy(
            () ->
                db.customers
                    .where(CustomerFields.purchases.count().eq(0L))
                    .parallel()
                    .timeout(limit)
                    .toList())
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessageContaining("QRY-71");
  }
}
