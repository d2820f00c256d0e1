package org.entopic.engine.save;

import java.util.concurrent.TimeUnit;

/**
 * How long a group of checked saves waits for those that are likely to join it: callers who were
 * answered with the last group save again within a moment, and one transaction costs the same
 * whatever it holds. Not thread-safe.
 *
 * <p>A caller who is alone never waits. Nobody waits longer than half of what the last group took
 * to be written, nor twice in a row for callers that do not come.
 */
final class GroupDelay {
  static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private int company;
  private long tookNanos;

  /** Returns how long to wait for more saves than are there. */
  long nanos(int there) {
    return there == 0 || there >= company ? 0 : Math.min(tookNanos / 2, LONGEST_NANOS);
  }

  /**
   * Takes note of a group that is over.
   *
   * @param saves how many it had
   * @param waiting how many have come since
   * @param nanos how long it took from its validation until it was over
   */
  void over(int saves, int waiting, long nanos) {
    company = saves + waiting;
    tookNanos = nanos;
  }
}
