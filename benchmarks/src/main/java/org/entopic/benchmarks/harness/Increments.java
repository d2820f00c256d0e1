package org.entopic.benchmarks.harness;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;

/**
 * One process of {@link CheckedSaves}: its threads increment counters that others increment too.
 */
public final class Increments {
  static final int COUNTERS = 1_000;

  private Increments() {}

  /**
   * Says "ready", increments once told to, and prints how many increments were confirmed: in the
   * first seconds, in the last ones, and in all.
   */
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[2]);
    long seconds = Long.parseLong(args[3]);
    long counted = Long.parseLong(args[4]);
    var done = new AtomicLong();
    long first;
    long before;
    try (var factory = CounterContext.open(args[0], args[1])) {
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      var all = new Thread[threads];
      for (int i = 0; i < threads; i++) {
        all[i] = new Thread(() -> incrementUntil(end, factory, done));
        all[i].start();
      }
      TimeUnit.SECONDS.sleep(counted);
      first = done.get();
      TimeUnit.SECONDS.sleep(seconds - 2 * counted);
      before = done.get();
      for (Thread thread : all) {
        thread.join();
      }
    }
    System.out.println(first + " " + (done.get() - before) + " " + done.get());
  }

  private static void incrementUntil(
      long end, EntityContextFactory<CounterContext> factory, AtomicLong done) {
    var random = new Random();
    while (System.nanoTime() < end) {
      if (increment(factory, random.nextInt(COUNTERS))) {
        done.incrementAndGet();
      }
    }
  }

  /** Returns whether nobody else was faster; the next increment is of another counter. */
  private static boolean increment(EntityContextFactory<CounterContext> factory, int id) {
    try (var db = factory.create()) {
      db.counters.find(id).orElseThrow().increment();
      db.saveChanges();
      return true;
    } catch (ConcurrencyConflictException e) {
      return false;
    }
  }
}
