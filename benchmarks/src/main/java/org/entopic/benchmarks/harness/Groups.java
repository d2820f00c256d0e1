package org.entopic.benchmarks.harness;

import static org.entopic.query.Expressions.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;
import org.entopic.query.LiveAggregate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Groups of 1,000,000 rows of the memory backend, worked out and kept, and what keeping costs. */
final class Groups {
  private static final int ROWS = 1_000_000;
  private static final int CHANGED = 100_000;
  private static final int READS = 100_000;
  private static final int CUSTOMERS = 10_000;

  private Groups() {}

  static List<Comparison> run() throws Exception {
    var rows = new ArrayList<Comparison>();
    rows.add(upkeep());
    try (var plain = open(OrderContext::new, "groups");
        var keeping = open(RevenueContext::new, "groups")) {
      for (int first = 0; first < ROWS; first += CHANGED) {
        fill(plain, first);
      }
      rows.add(worked(plain));
      rows.addAll(read(keeping));
    }
    rows.addAll(byKey());
    return rows;
  }

  private static <C extends OrderContext> EntityContextFactory<C> open(
      Supplier<C> contexts, String database) {
    return EntityContextFactory.of(contexts)
        .serializer("json")
        .database(database)
        .backend("memory")
        .open();
  }

  private static void fill(EntityContextFactory<? extends OrderContext> factory, int first) {
    try (var db = factory.create()) {
      IntStream.range(first, first + CHANGED).mapToObj(Order::new).forEach(db.orders::add);
      db.saveChanges();
    }
  }

  /** Saves in turns, so that both sides meet the same state of the machine. */
  private static Comparison upkeep() throws Exception {
    var bare = new ArrayList<Double>();
    var ours = new ArrayList<Double>();
    try (var plain = open(OrderContext::new, "plain");
        var keeping = open(RevenueContext::new, "keeping")) {
      fill(plain, 0);
      fill(keeping, 0);
      for (int round = 0; round < 13; round++) {
        bare.add(change(plain));
        ours.add(change(keeping));
      }
    }
    return new Comparison(
        "save of 100,000 changed rows in memory, with a live aggregate / without",
        "ms",
        median(ours) / 1e6,
        median(bare) / 1e6,
        "ratio <= 1.15");
  }

  private static double change(EntityContextFactory<? extends OrderContext> factory) {
    try (var db = factory.create()) {
      List<Order> orders = db.orders.toList();
      orders.forEach(each -> each.amount = each.amount.add(BigDecimal.ONE));
      System.gc();
      long start = System.nanoTime();
      db.saveChanges();
      return System.nanoTime() - start;
    }
  }

  private static double median(List<Double> times) {
    List<Double> counted = times.subList(4, times.size()).stream().sorted().toList();
    return counted.get(counted.size() / 2);
  }

  private static Comparison worked(EntityContextFactory<OrderContext> factory) throws Exception {
    List<Order> list;
    double ours;
    try (var db = factory.create()) {
      list = db.orders.asNoTracking().toList();
      var query =
          db.orders
              .groupBy(OrderFields.customer)
              .select(OrderFields.customer, OrderFields.amount.sum(), count());
      ours = Rounds.medianNanos(6, 11, query::toList);
    }
    double theirs = Rounds.medianNanos(6, 11, () -> byHand(list));
    return new Comparison(
        "group 1,000,000 by 10,000 keys, sum and count / Collectors.groupingBy",
        "ms",
        ours / 1e6,
        theirs / 1e6,
        "ratio <= 2");
  }

  private record Revenue(BigDecimal total, long count) {}

  private static Map<Long, Revenue> byHand(List<Order> orders) {
    return orders.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.customer,
                Collectors.teeing(
                    Collectors.reducing(BigDecimal.ZERO, each -> each.amount, BigDecimal::add),
                    Collectors.counting(),
                    Revenue::new)));
  }

  private static List<Comparison> read(EntityContextFactory<RevenueContext> factory)
      throws Exception {
    long[] customers =
        new SplittableRandom(42).longs(READS, 1_000_000L, 1_000_000L + CUSTOMERS).toArray();
    try (var db = factory.create()) {
      LiveAggregate revenue = db.orders.aggregate("revenueByCustomer");
      Latency found = Latency.of(READS, i -> () -> revenue.find(customers[i]).orElseThrow());
      return List.of(
          new Comparison(
              "live aggregate, one group of 10,000, p50",
              "us",
              found.median() / 1e3,
              Double.NaN,
              "<= 1"),
          new Comparison(
              "live aggregate, one group, p99", "us", found.slow() / 1e3, Double.NaN, ""),
          new Comparison(
              "live aggregate, one group, allocated", "bytes", found.bytes(), Double.NaN, ""));
    }
  }

  /** Reads by key as a fresh entity, beside Hibernate on H2 in memory. */
  private static List<Comparison> byKey() throws Exception {
    int[] keys = new SplittableRandom(7).ints(READS, 0, CHANGED).toArray();
    try (var ours = open(OrderContext::new, "keys");
        SessionFactory theirs = Peer.open()) {
      fill(ours, 0);
      theirs.inTransaction(
          session -> IntStream.range(0, CHANGED).mapToObj(Order::new).forEach(session::persist));
      try (var db = ours.create();
          Session session = theirs.openSession()) {
        Latency find =
            Latency.of(
                READS / 2,
                i -> {
                  db.clear();
                  return () -> db.orders.find(keys[i]).orElseThrow();
                });
        Latency load =
            Latency.of(
                READS / 2,
                i -> {
                  session.clear();
                  return () -> session.find(Order.class, keys[i]);
                });
        return find.beside(load, "find by key, a fresh entity / Hibernate on H2", "ours <= 1");
      }
    }
  }
}
