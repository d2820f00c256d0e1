package org.entopic.engine.save;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562), ascending within this process: milliseconds since the epoch,
 * a counter that starts anew at random each millisecond, and random bits. Thread-safe.
 */
public final class TimeOrderedIds {
  private static final int COUNTER_BITS = 12;

  private final Object lock = new Object();
  private final SecureRandom random = new SecureRandom();
  private long last;

  /** Returns the next one. */
  public UUID next() {
    long now = System.currentTimeMillis() << COUNTER_BITS;
    long high;
    long low;
    synchronized (lock) {
      low = random.nextLong();
      // the upper half of the counter stays free, so that it can count on within a millisecond
      last = Math.max(now | (low >>> 53), last + 1);
      high = last;
    }
    return new UUID(
        high << 4 & ~0xFFFFL | 0x7000 | high & 0xFFF, low & (-1L >>> 2) | Long.MIN_VALUE);
  }
}
