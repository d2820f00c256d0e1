package org.entopic.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A moment by which something must have happened; immutable and thread-safe. */
public final class Deadline {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /** Returns the deadline that lies so far ahead. */
  public static Deadline after(Duration timeout) {
    return new Deadline(System.nanoTime() + Math.min(timeout.toNanos(), Long.MAX_VALUE / 4));
  }

  /** Returns this deadline, or one that lies so far ahead if that is sooner. */
  public Deadline atMost(Duration timeout) {
    Deadline other = after(timeout);
    return other.nanos - nanos < 0 ? other : this;
  }

  /** Returns how much time is left, zero if none is. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** Returns whether no time is left. */
  public boolean passed() {
    return nanos - System.nanoTime() <= 0;
  }

  /** Rests between two attempts, not beyond the deadline; an interrupt ends the rest. */
  public void pause(Duration rest) {
    LockSupport.parkNanos(Math.min(rest.toNanos(), Math.max(0, nanos - System.nanoTime())));
  }
}
