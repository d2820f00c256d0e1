package org.entopic.benchmarks.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Tracking 100,000 entities of twelve fields, beside Hibernate on H2 in memory. */
final class Tracking {
  private static final int ENTITIES = 100_000;
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 15;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Tracking() {}

  static List<Comparison> run() {
    var rows = new ArrayList<Comparison>();
    try (var ours = open();
        SessionFactory theirs = Peer.open()) {
      fill(ours, theirs);
      rows.add(adding(ours, theirs));
      rows.addAll(detection(ours, theirs));
      rows.add(memory(ours, theirs));
    }
    rows.add(telling());
    return rows;
  }

  private static EntityContextFactory<OrderContext> open() {
    return EntityContextFactory.of(OrderContext::new)
        .serializer("json")
        .database("tracking")
        .backend("memory")
        .open();
  }

  private static void fill(EntityContextFactory<OrderContext> ours, SessionFactory theirs) {
    try (var db = ours.create()) {
      orders(0).forEach(db.orders::add);
      db.saveChanges();
    }
    theirs.inTransaction(session -> orders(0).forEach(session::persist));
  }

  private static List<Order> orders(int first) {
    return IntStream.range(first, first + ENTITIES).mapToObj(Order::new).toList();
  }

  private static Comparison adding(EntityContextFactory<OrderContext> ours, SessionFactory theirs) {
    List<Order> fresh = orders(ENTITIES);
    double add =
        median(
            round -> {},
            () -> {
              try (var db = ours.create()) {
                fresh.forEach(db.orders::add);
                return db;
              }
            });
    double persist =
        median(
            round -> {},
            () -> {
              try (Session session = theirs.openSession()) {
                fresh.forEach(session::persist);
                return session;
              }
            });
    return new Comparison(
        "add 100,000 entities / persist", "per ms", ENTITIES / add, ENTITIES / persist, ">= 1");
  }

  private static List<Comparison> detection(
      EntityContextFactory<OrderContext> ours, SessionFactory theirs) {
    try (var db = ours.create();
        Session session = theirs.openSession()) {
      List<Order> tracked = db.orders.toList();
      session.beginTransaction();
      List<Order> managed = session.createQuery("from Order", Order.class).list();
      double none = median(round -> {}, () -> detect(db));
      double flushNone = median(round -> {}, () -> flush(session));
      double some =
          median(
              round -> {
                db.tracking().acceptAllChanges();
                change(tracked, round);
              },
              () -> detect(db));
      db.tracking().acceptAllChanges();
      double flushSome = median(round -> change(managed, round), () -> flush(session));
      double save = median(round -> change(tracked, round + 1_000), db::saveChanges);
      session.getTransaction().rollback();
      return List.of(
          new Comparison("detect, none changed / flush", "ms", none, flushNone, "<= 0.4"),
          new Comparison("detect, 1 % changed / flush", "ms", some, flushSome, "<= 0.4"),
          new Comparison("save of 1 % in memory / flush", "ms", save, flushSome, ""));
    }
  }

  private static Object detect(OrderContext db) {
    db.detectChanges();
    return db;
  }

  private static Object flush(Session session) {
    session.flush();
    return session;
  }

  private static void change(List<Order> orders, int round) {
    for (int i = 0; i < orders.size(); i += 100) {
      orders.get(i).setQuantity(-round - 100);
    }
  }

  private static Comparison memory(EntityContextFactory<OrderContext> ours, SessionFactory theirs) {
    try (var db = ours.create();
        Session session = theirs.openSession()) {
      double plain = retained(() -> db.orders.asNoTracking().toList());
      double tracked = retained(db.orders::toList);
      double managed = retained(session.createQuery("from Order", Order.class)::list);
      return new Comparison(
          "bytes to track an unchanged entity, beyond the entity",
          "bytes",
          (tracked - plain) / ENTITIES,
          (managed - plain) / ENTITIES,
          "");
    }
  }

  /** Returns how much the heap grows by what is made and kept. */
  private static double retained(Supplier<Object> made) {
    long before = used();
    Object kept = made.get();
    long after = used();
    if (kept.hashCode() == 0) {
      throw new IllegalStateException("Nothing was kept.");
    }
    return after - (double) before;
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Comparison telling() {
    try (var factory =
            EntityContextFactory.of(GaugeContext::new)
                .serializer("json")
                .database("telling")
                .backend("memory")
                .open();
        var db = factory.create()) {
      IntStream.range(0, ENTITIES).mapToObj(Gauge::new).forEach(db.gauges::add);
      db.saveChanges();
      db.gauges.find(1).orElseThrow().setValue(1);
      if (!db.hasChanges()) {
        throw new IllegalStateException("A change that was told is not known.");
      }
      db.saveChanges();
      double none =
          median(
              round -> {},
              () -> {
                db.detectChanges();
                return db;
              });
      return new Comparison(
          "detect among 100,000 that tell, none changed",
          "us",
          none * 1_000,
          Double.NaN,
          "nothing");
    }
  }

  /**
   * Returns the median processor time of an action on this thread in milliseconds, what precedes
   * each round left out: both sides work on the calling thread alone.
   */
  private static double median(IntConsumer before, Supplier<?> action) {
    var times = new long[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      before.accept(round + WARM_UP);
      System.gc();
      long start = THREADS.getCurrentThreadCpuTime();
      Object result = action.get();
      long time = THREADS.getCurrentThreadCpuTime() - start;
      if (result == null) {
        throw new IllegalStateException("A measured action returned nothing.");
      }
      if (round >= 0) {
        times[round] = time;
      }
    }
    return Rounds.percentile(times, 0.5) / 1e6;
  }
}
