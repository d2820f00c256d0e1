package org.entopic.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has the lease and who waits for it, as the records of the lease topic tell. */
final class LeaseQueue {

  /** What a record of the lease topic says of the process that is its key. */
  enum Word {
    /** It asks for the lease. */
    WAITS,
    /** It has taken the lease. */
    HOLDS,
    /** It has given the lease up, or asks no longer. */
    LEAVES
  }

  private final Set<String> waiters = new LinkedHashSet<>();
  private @Nullable String holder;
  private @Nullable Instant heldSince;

  void apply(String process, Word word, Instant time) {
    switch (word) {
      case WAITS -> waiters.add(process);
      case HOLDS -> {
        skipThoseBefore(process);
        holder = process;
        heldSince = time;
      }
      case LEAVES -> {
        waiters.remove(process);
        if (process.equals(holder)) {
          holder = null;
          heldSince = null;
        }
      }
    }
  }

  /** Those that let another one pass may be gone; who is not asks again. */
  private void skipThoseBefore(String process) {
    if (waiters.contains(process)) {
      for (String waiter : List.copyOf(waiters)) {
        waiters.remove(waiter);
        if (waiter.equals(process)) {
          return;
        }
      }
    }
  }

  @Nullable String holder() {
    return holder;
  }

  @Nullable Instant heldSince() {
    return heldSince;
  }

  List<String> waiters() {
    return List.copyOf(waiters);
  }

  boolean isWaiting(String process) {
    return waiters.contains(process);
  }

  /** Returns whether anybody but one process waits. */
  boolean othersWait(String process) {
    return waiters.size() > (waiters.contains(process) ? 1 : 0);
  }

  /** Returns how many wait longer than a process that waits, or would be waiting now. */
  int before(String process) {
    int place = new ArrayList<>(waiters).indexOf(process);
    return place < 0 ? waiters.size() : place;
  }

  /** Returns whether nobody has to be waited for before a process takes the lease. */
  boolean isFreeFor(String process) {
    return (holder == null || holder.equals(process)) && before(process) == 0;
  }
}
