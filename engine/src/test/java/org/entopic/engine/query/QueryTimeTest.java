package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entopic.QueryTimeoutException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.query.EntityQuery;
import org.entopic.query.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTimeTest {
  private static final int CUSTOMERS = 1_300;

  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @BeforeEach
  void store() {
    shop.store(
        adding -> {
          for (int i = 1; i <= CUSTOMERS; i++) {
            adding.customers.add(new Customer(i, "c" + i % 3, i));
          }
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  /** All pairs of pairs of some customers: more than can be looked at in so short a time. */
  private Query<Long> many() {
    EntityQuery<Customer> all = db.customers.asNoTracking();
    EntityQuery<Customer> few = all.where(CustomerFields.id.le(30));
    return all.filter(customer -> few.filter(other -> nobody(few, other)).any())
        .select(CustomerFields.id.toLong());
  }

  private static boolean nobody(EntityQuery<Customer> few, Customer than) {
    return few.filter(other -> other.id == -than.id).any();
  }

  @Test
  void aQueryThatRunsForTooLongIsStopped() {
    Duration limit = Duration.ofMillis(1);
    assertThatThrownBy(() -> many().timeout(limit).toList())
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessage(
            "QRY-71: The query of Customer has run for longer than its limit of 1 ms. See by"
                + " explain() how it finds rows, narrow it, or give it more time.");
    assertThatThrownBy(
            () -> many().tag("pairs").timeout(limit).timeout(Duration.ofHours(1)).count())
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessageContaining("The query of Customer (pairs) has run");
    assertThatThrownBy(() -> many().union(many().timeout(limit)).any())
        .isInstanceOf(QueryTimeoutException.class);
    assertThatThrownBy(
            () ->
                db.customers
                    .timeout(limit)
                    .filter(customer -> many().any())
                    .executeUpdate(set -> set.set(CustomerFields.visits, 1)))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(db.customers.timeout(Duration.ofMinutes(1)).count()).isEqualTo(CUSTOMERS);
    assertThatThrownBy(() -> db.customers.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QRY-72");
  }

  @Test
  void aStreamMayTakeItsTimeBetweenResults() {
    try (Stream<Customer> stream =
        db.customers.asNoTracking().timeout(Duration.ofSeconds(20)).stream()) {
      assertThat(stream.limit(10)).hasSize(10);
    }
  }

  @Test
  void cancellingStopsTheScan() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    CompletableFuture<List<Customer>> running =
        db.customers
            .asNoTracking()
            .async(
                customers -> {
                  try {
                    return customers
                        .filter(
                            customer -> {
                              begun.countDown();
                              while (customers.any()) {
                                begun.countDown();
                              }
                              return true;
                            })
                        .toList();
                  } finally {
                    ended.countDown();
                  }
                });
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running.cancel(true)).isTrue();
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running).isCancelled();
  }

  @Test
  void cancellingStopsSorting() {
    var running = new CompletableFuture<CompletableFuture<?>>();
    var stopped = new CompletableFuture<Boolean>();
    var seen = new AtomicInteger();
    running.complete(
        db.customers
            .asNoTracking()
            .async(
                customers -> {
                  try {
                    List<Customer> sorted =
                        customers
                            .filter(
                                customer -> {
                                  if (seen.incrementAndGet() == CUSTOMERS) {
                                    running.join().cancel(true);
                                  }
                                  return true;
                                })
                            .orderBy(CustomerFields.name.desc())
                            .toList();
                    stopped.complete(false);
                    return sorted;
                  } catch (CancellationException e) {
                    stopped.complete(true);
                    throw e;
                  }
                }));
    assertThat(stopped.orTimeout(60, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  void everyTerminalRunsWithoutBlocking() {
    EntityQuery<Customer> ordered = db.customers.orderBy(CustomerFields.id.asc());
    assertThat(ordered.async(Query::last).join().map(c -> c.id)).contains(CUSTOMERS);
    assertThat(ordered.async(q -> q.elementAt(1)).join().map(c -> c.id)).contains(2);
    assertThat(db.customers.async(q -> q.sum(CustomerFields.id)).join())
        .isEqualTo(CUSTOMERS * (CUSTOMERS + 1L) / 2);
    assertThat(db.customers.async(q -> q.all(CustomerFields.id.gt(0))).join()).isTrue();
    assertThat(db.customers.async(q -> q.max(CustomerFields.id)).join())
        .isEqualTo(Optional.of(CUSTOMERS));
    assertThat(db.customers.async(q -> q.average(CustomerFields.id)).join().getAsDouble())
        .isEqualTo((CUSTOMERS + 1) / 2.0);
    assertThat(db.customers.async(q -> q.countDistinct(CustomerFields.name)).join()).isEqualTo(3);
    assertThat(db.customers.select(CustomerFields.name).async(q -> q.distinct().count()).join())
        .isEqualTo(3);
  }

  /** What a stream has handed out can be collected while it goes on. */
  @Test
  void aStreamKeepsNothingThatItHasHandedOut() {
    assertStreams(db.customers.asNoTracking());
    assertStreams(db.customers.asNoTracking().include(CustomerFields.purchases));
    assertStreams(db.customers.asNoTracking().where(CustomerFields.id.gt(0)).filter(c -> true));
    shop.memory.rows.set(0);
    try (Stream<Customer> stream = db.customers.asNoTracking().stream()) {
      assertThat(stream.limit(5)).hasSize(5);
      assertThat(shop.memory.rows.get()).isLessThan(100);
    }
  }

  private static void assertStreams(Query<Customer> query) {
    var handedOut = new ArrayList<WeakReference<Customer>>();
    try (Stream<Customer> stream = query.stream()) {
      Iterator<Customer> results = stream.iterator();
      for (int i = 0; i < CUSTOMERS - 100; i++) {
        handedOut.add(new WeakReference<>(results.next()));
      }
      long kept = CUSTOMERS;
      for (int i = 0; i < 5 && kept > 600; i++) {
        System.gc();
        kept = handedOut.stream().filter(reference -> reference.get() != null).count();
      }
      assertThat(kept).isLessThanOrEqualTo(600);
      assertThat(results.hasNext()).isTrue();
    }
  }
}
