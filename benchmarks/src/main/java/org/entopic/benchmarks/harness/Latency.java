package org.entopic.benchmarks.harness;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * The times of single calls and what they allocate.
 *
 * @param median half of the calls take no longer, in nanoseconds
 * @param slow 99 of 100 calls take no longer
 * @param bytes what a call allocates on average
 */
record Latency(double median, double slow, double bytes) {

  /**
   * Measures calls one by one, after some that do not count: as many, and until the compiler has
   * had its time, of which a large program needs more than a small one.
   *
   * @param call runs the call of a number; what it returns is looked at
   */
  static Latency of(int calls, IntFunction<Callable<?>> call) throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var times = new long[calls];
    Rounds.warmUp(calls, i -> call.apply(i % calls).call());
    System.gc();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < calls; i++) {
      Callable<?> each = call.apply(i);
      long start = System.nanoTime();
      Object result = each.call();
      times[i] = System.nanoTime() - start;
      Rounds.check(result);
    }
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    return new Latency(
        Rounds.percentile(times, 0.5), Rounds.percentile(times, 0.99), (double) bytes / calls);
  }

  /** Returns the rows of a table for this and another tool's figures. */
  java.util.List<Comparison> beside(Latency theirs, String what, String aim) {
    return java.util.List.of(
        new Comparison(what + ", p50", "us", median / 1e3, theirs.median / 1e3, aim),
        new Comparison(what + ", p99", "us", slow / 1e3, theirs.slow / 1e3, ""),
        new Comparison(what + ", allocated", "KB", bytes / 1e3, theirs.bytes / 1e3, ""));
  }
}
