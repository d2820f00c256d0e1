package org.entopic.view;

import java.util.ArrayDeque;
import java.util.Collection;

/**
 * The published state, those before it that readers still hold, and the slots whose older versions
 * await their end. Publishing and sweeping are guarded by the view's lock; pinning is not.
 */
final class Snapshots {
  private final ArrayDeque<Snapshot> superseded = new ArrayDeque<>();
  private final ArrayDeque<Chain> chains = new ArrayDeque<>();
  private final ArrayDeque<Chain> storedChains = new ArrayDeque<>();
  private volatile Snapshot current;

  private record Chain(TypeStore store, Slot slot, long publication) {}

  Snapshots(Snapshot first) {
    this.current = first;
  }

  Snapshot current() {
    return current;
  }

  /**
   * Pins the current state.
   *
   * <p>The pin is made before looking again whether the state is still current, and the writer
   * replaces the state before it looks for pins: one of the two sees the other.
   */
  Snapshot pin() {
    while (true) {
      Snapshot snapshot = current;
      snapshot.pins.incrementAndGet();
      if (snapshot == current) {
        return snapshot;
      }
      snapshot.pins.decrementAndGet();
    }
  }

  /** Returns whether the state is superseded and this was its last pin. */
  boolean unpin(Snapshot snapshot) {
    return snapshot.pins.decrementAndGet() == 0 && snapshot != current;
  }

  void publish(Snapshot next) {
    Snapshot last = current;
    current = next;
    if (last.pins.get() > 0) {
      superseded.add(last);
    }
  }

  /** Registers a slot that has begun to hold versions. */
  void track(TypeStore store, Slot slot, long publication) {
    (store instanceof DiskStore ? storedChains : chains).add(new Chain(store, slot, publication));
  }

  /** Forgets the slots of stores that were removed. */
  void forget(Collection<TypeStore> removed) {
    chains.removeIf(chain -> removed.contains(chain.store()));
    storedChains.removeIf(chain -> removed.contains(chain.store()));
  }

  /** Returns whether somebody holds, or may yet pin, a state from a number up to another. */
  boolean isPinned(long from, long below) {
    if (current.number >= from && current.number < below) {
      return true;
    }
    for (Snapshot snapshot : superseded) {
      if (snapshot.number >= from && snapshot.number < below && snapshot.pins.get() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Ends versions that nobody can see any more, at most a number of slots. */
  void sweep(int limit) {
    sweep(chains, oldest(), limit);
  }

  /**
   * Ends all versions of stores with a storage that nobody can see any more; returns the
   * publication up to which that is done.
   */
  long sweepStored() {
    long oldest = oldest();
    sweep(storedChains, oldest, Integer.MAX_VALUE);
    return oldest;
  }

  private static void sweep(ArrayDeque<Chain> chains, long oldest, int limit) {
    for (int left = limit; left > 0; left--) {
      Chain chain = chains.peek();
      if (chain == null || chain.publication() > oldest) {
        return;
      }
      chains.remove();
      long newest = chain.store().settle(chain.slot(), oldest);
      if (newest > oldest) {
        chains.add(new Chain(chain.store(), chain.slot(), newest));
      }
    }
  }

  private long oldest() {
    Snapshot head = superseded.peek();
    while (head != null && head.pins.get() == 0) {
      superseded.remove();
      head = superseded.peek();
    }
    return head == null ? current.number : head.number;
  }
}
