package org.entopic.benchmarks.harness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;

/** What needs no broker: keys, scans and changes, on 1,000,000 rows of the memory backend. */
final class InMemory {
  private static final int ROWS = 1_000_000;
  private static final int TRACKED = 100_000;
  private static final int FINDS = 100_000;
  private static final long SEED = 42;

  private InMemory() {}

  static List<Comparison> run() throws Exception {
    try (var factory =
        EntityContextFactory.of(OrderContext::new)
            .serializer("json")
            .database("memory")
            .backend("memory")
            .open()) {
      for (int first = 0; first < ROWS; first += TRACKED) {
        try (var db = factory.create()) {
          IntStream.range(first, first + TRACKED).mapToObj(Order::new).forEach(db.orders::add);
          db.saveChanges();
        }
      }
      var rows = new ArrayList<Comparison>();
      rows.add(find(factory));
      rows.addAll(scans(factory));
      rows.addAll(changes(factory));
      return rows;
    }
  }

  private static Comparison find(EntityContextFactory<OrderContext> factory) throws Exception {
    int[] keys = new SplittableRandom(SEED).ints(FINDS, 0, ROWS).toArray();
    double nanos =
        Rounds.medianNanos(
            5,
            9,
            () -> {
              long sum = 0;
              for (int i = 0; i < FINDS; ) {
                try (var db = factory.create()) {
                  for (int end = i + 1_000; i < end; i++) {
                    sum += db.orders.find(keys[i]).orElseThrow().quantity;
                  }
                }
              }
              return sum;
            });
    return new Comparison(
        "find by key, a fresh entity", "us", nanos / FINDS / 1e3, Double.NaN, "<= 2, finally 1");
  }

  private static List<Comparison> scans(EntityContextFactory<OrderContext> factory)
      throws Exception {
    List<Order> list = IntStream.range(0, ROWS).mapToObj(Order::new).toList();
    var limit = new BigDecimal("5000.00");
    double ourCount;
    double ourList;
    double together;
    try (var db = factory.create()) {
      var query =
          db.orders.where(
              OrderFields.quantity
                  .gt(97)
                  .and(OrderFields.express.eq(true))
                  .and(OrderFields.amount.gt(limit)));
      ourCount = Rounds.medianNanos(10, 15, query::count);
      ourList = Rounds.medianNanos(10, 15, query.asNoTracking()::toList);
      together = Rounds.medianNanos(10, 15, query.parallel()::count);
    }
    double theirCount =
        Rounds.medianNanos(
            10, 15, () -> list.stream().filter(each -> matches(each, limit)).count());
    double theirList =
        Rounds.medianNanos(
            10, 15, () -> list.stream().filter(each -> matches(each, limit)).toList());
    double theirsTogether =
        Rounds.medianNanos(
            10, 15, () -> list.parallelStream().filter(each -> matches(each, limit)).count());
    return List.of(
        new Comparison(
            "filtered scan of 1,000,000, counted",
            "ms",
            ourCount / 1e6,
            theirCount / 1e6,
            "ratio <= 2, finally 1.5"),
        new Comparison(
            "filtered scan of 1,000,000, listed (fresh entities)",
            "ms",
            ourList / 1e6,
            theirList / 1e6,
            "ratio <= 2, finally 1.5"),
        new Comparison(
            "... counted by all processors / a parallel stream",
            "ms",
            together / 1e6,
            theirsTogether / 1e6,
            ""));
  }

  private static boolean matches(Order order, BigDecimal limit) {
    return order.quantity > 97 && order.express && order.amount.compareTo(limit) > 0;
  }

  private static List<Comparison> changes(EntityContextFactory<OrderContext> factory)
      throws Exception {
    try (var db = factory.create()) {
      List<Order> tracked = db.orders.where(OrderFields.id.lt(TRACKED)).toList();
      double none =
          Rounds.medianNanos(
              10,
              15,
              () -> {
                db.detectChanges();
                return tracked.size() == TRACKED ? TRACKED : null;
              });
      tracked.stream().filter(each -> each.id % 100 == 0).forEach(each -> each.setQuantity(-1));
      double some =
          Rounds.medianNanos(
              10,
              15,
              () -> {
                db.detectChanges();
                return db.hasChanges() ? TRACKED : null;
              });
      return List.of(row("none", none), row("1 % changed, looked for twice", some));
    }
  }

  private static Comparison row(String changed, double nanos) {
    return new Comparison(
        "detect changes among 100,000, " + changed,
        "ms",
        nanos / 1e6,
        Double.NaN,
        "<= 16, finally 6");
  }
}
