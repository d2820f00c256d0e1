package org.entopic.engine.tracking;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, section 6.2, method 1), each greater than the one before it in this
 * process.
 *
 * <p>Thread-safe.
 */
public final class UuidV7 {
  private static final int SEQUENCE_BITS = 12;
  private static final int BLOCK = 512;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();
  private static final Object LOCK = new Object();
  private static final byte[] BYTES = new byte[BLOCK * Long.BYTES];
  private static int used = BLOCK;

  private UuidV7() {}

  /** Returns the next one. */
  public static UUID next() {
    long now = System.currentTimeMillis() << SEQUENCE_BITS;
    long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long sequence = tick & (1 << SEQUENCE_BITS) - 1;
    long high = tick >>> SEQUENCE_BITS << 16 | 0x7000 | sequence;
    return new UUID(high, randomBits() >>> 2 | 1L << 63);
  }

  private static long randomBits() {
    synchronized (LOCK) {
      if (used == BLOCK) {
        RANDOM.nextBytes(BYTES);
        used = 0;
      }
      long bits = 0;
      for (int i = used * Long.BYTES; i < (used + 1) * Long.BYTES; i++) {
        bits = bits << 8 | BYTES[i] & 0xff;
      }
      used++;
      return bits;
    }
  }
}
