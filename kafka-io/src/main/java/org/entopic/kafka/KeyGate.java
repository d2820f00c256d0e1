package org.entopic.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Lets saves that share a key through one after the other, in the order of their arrival, whichever
 * producer writes them; thread-safe.
 *
 * <p>Saves of several records are written one after the other anyway, in the order they pass the
 * gate: they wait for each other only behind one that waits itself.
 */
final class KeyGate {
  private final Object lock = new Object();
  private final Map<SaveKey, PendingSave> lastSingle = new HashMap<>();
  private final Set<PendingSave> batches = new LinkedHashSet<>();
  private final Consumer<PendingSave> singleLane;
  private final Consumer<PendingSave> batchLane;
  private final Executor later;

  /**
   * Creates a gate.
   *
   * @param batchLane takes saves of several records and must not block
   * @param later runs what must not run on the thread that ends a save
   */
  KeyGate(Consumer<PendingSave> singleLane, Consumer<PendingSave> batchLane, Executor later) {
    this.singleLane = singleLane;
    this.batchLane = batchLane;
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
        batchLane.accept(save);
        return;
      }
    }
    singleLane.accept(save);
  }

  /** Ends a save: nothing of it can reach a log any more. */
  void leave(PendingSave save) {
    synchronized (lock) {
      if (save.isSingle()) {
        lastSingle.remove(save.keys().iterator().next(), save);
      } else {
        batches.remove(save);
      }
      for (PendingSave follower : save.followers) {
        if (--follower.blockers == 0) {
          release(follower);
        }
      }
      save.followers.clear();
    }
  }

  private void release(PendingSave save) {
    if (save.isSingle()) {
      later.execute(() -> singleLane.accept(save));
    } else {
      batchLane.accept(save);
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
      if (batch.blockers > 0 && save.keys().stream().anyMatch(batch.keys()::contains)) {
        blockers.add(batch);
      }
    }
    return blockers;
  }
}
