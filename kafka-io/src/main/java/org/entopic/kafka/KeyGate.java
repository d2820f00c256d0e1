package org.entopic.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Lets saves that share a key through one after the other, in the order of their arrival, whichever
 * producer writes them; thread-safe.
 *
 * <p>Saves of several records are written one after the other in their lane anyway, in the order
 * they pass the gate: they wait for one of the same lane only if that one waits itself.
 */
final class KeyGate {
  private final Object lock = new Object();
  private final Map<SaveKey, PendingSave> lastSingle = new HashMap<>();
  private final Set<PendingSave> batches = new LinkedHashSet<>();
  private final Set<PendingSave> leased = new LinkedHashSet<>();
  private final Executor later;

  /**
   * Creates a gate.
   *
   * @param later runs what must not run on the thread that ends a save
   */
  KeyGate(Executor later) {
    this.later = later;
  }

  void enter(PendingSave save) {
    synchronized (lock) {
      Set<PendingSave> blockers = save.isSingle() ? blockersOfSingle(save) : blockersOfBatch(save);
      for (PendingSave blocker : blockers) {
        blocker.followers.add(save);
      }
      save.blockers = blockers.size();
      if (save.isSingle()) {
        lastSingle.put(save.keys().iterator().next(), save);
      } else {
        batches.add(save);
      }
      if (save.blockers > 0) {
        return;
      }
      if (!save.isSingle()) {
        save.lane().send(save);
        return;
      }
    }
    save.lane().send(save);
  }

  /**
   * Lets a save through that is written under the write lease, unless another one that shares a key
   * is under way; what comes later and shares a key waits for it.
   */
  boolean enterLeased(PendingSave save) {
    synchronized (lock) {
      boolean isShared =
          save.keys().stream().anyMatch(lastSingle::containsKey)
              || batches.stream().anyMatch(batch -> sharesKey(batch, save));
      return !isShared && leased.add(save);
    }
  }

  /** Ends a save that {@link #enterLeased} may have let through. */
  void leaveLeased(PendingSave save) {
    synchronized (lock) {
      if (leased.remove(save)) {
        releaseFollowers(save);
      }
    }
  }

  private static boolean sharesKey(PendingSave one, PendingSave other) {
    return one.keys().stream().anyMatch(other.keys()::contains);
  }

  /** Ends a save: nothing of it can reach a log any more. */
  void leave(PendingSave save) {
    synchronized (lock) {
      if (save.isSingle()) {
        lastSingle.remove(save.keys().iterator().next(), save);
      } else {
        batches.remove(save);
      }
      releaseFollowers(save);
    }
  }

  private void releaseFollowers(PendingSave save) {
    for (PendingSave follower : save.followers) {
      if (--follower.blockers == 0) {
        release(follower);
      }
    }
    save.followers.clear();
  }

  private void release(PendingSave save) {
    if (save.isSingle()) {
      later.execute(() -> save.lane().send(save));
    } else {
      save.lane().send(save);
    }
  }

  private Set<PendingSave> blockersOfSingle(PendingSave save) {
    Set<PendingSave> blockers = new HashSet<>(2);
    SaveKey key = save.keys().iterator().next();
    PendingSave last = lastSingle.get(key);
    if (last != null) {
      blockers.add(last);
    }
    for (PendingSave batch : batches) {
      if (batch.keys().contains(key)) {
        blockers.add(batch);
      }
    }
    for (PendingSave other : leased) {
      if (other.keys().contains(key)) {
        blockers.add(other);
      }
    }
    return blockers;
  }

  private Set<PendingSave> blockersOfBatch(PendingSave save) {
    Set<PendingSave> blockers = new HashSet<>(2);
    if (!lastSingle.isEmpty()) {
      for (Map.Entry<SaveKey, PendingSave> single : lastSingle.entrySet()) {
        if (save.keys().contains(single.getKey())) {
          blockers.add(single.getValue());
        }
      }
    }
    for (PendingSave batch : batches) {
      boolean isInOrder = batch.blockers == 0 && batch.lane() == save.lane();
      if (!isInOrder && sharesKey(save, batch)) {
        blockers.add(batch);
      }
    }
    for (PendingSave other : leased) {
      if (sharesKey(save, other)) {
        blockers.add(other);
      }
    }
    return blockers;
  }
}
