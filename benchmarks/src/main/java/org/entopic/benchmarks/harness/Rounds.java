package org.entopic.benchmarks.harness;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs something several times and keeps the times. */
final class Rounds {
  private static final long WARM_UP = 4_000_000_000L;

  private Rounds() {}

  /** One of several calls. */
  interface Numbered {
    Object call(int number) throws Exception;
  }

  /** Calls something as often as is said, and on until the compiler has had its time. */
  static void warmUp(int calls, Numbered call) throws Exception {
    long end = System.nanoTime() + WARM_UP;
    for (int i = 0; i < calls || System.nanoTime() < end; i++) {
      check(call.call(i));
    }
  }

  static void check(@Nullable Object result) {
    if (result == null) {
      throw new IllegalStateException("A measured call returned nothing: it may not have run.");
    }
  }

  /** Returns the median time of a call in nanoseconds, after warm-up rounds that do not count. */
  static double medianNanos(int warmUp, int rounds, Callable<?> call) throws Exception {
    warmUp(warmUp, any -> call.call());
    var times = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      System.gc();
      long start = System.nanoTime();
      Object result = call.call();
      times[round] = System.nanoTime() - start;
      check(result);
    }
    return percentile(times, 0.5);
  }

  static double percentile(long[] times, double quantile) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * (sorted.length - 1)))];
  }
}
