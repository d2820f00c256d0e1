package org.entopic.benchmarks.harness;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Runs something several times and keeps the times. */
final class Rounds {
  private Rounds() {}

  /** Returns the median time of a call in nanoseconds, after warm-up rounds that do not count. */
  static double medianNanos(int warmUp, int rounds, Callable<?> call) throws Exception {
    var times = new long[rounds];
    for (int round = -warmUp; round < rounds; round++) {
      System.gc();
      long start = System.nanoTime();
      Object result = call.call();
      long time = System.nanoTime() - start;
      if (result == null) {
        throw new IllegalStateException("A measured call returned nothing: it may not have run.");
      }
      if (round >= 0) {
        times[round] = time;
      }
    }
    return percentile(times, 0.5);
  }

  static double percentile(long[] times, double quantile) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * (sorted.length - 1)))];
  }
}
