package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entopic.model.KeyOrder;

/**
 * All keys of a store in order: a large sorted run, a small one, and the keys added since, which
 * the next reader sorts into them. Keys without a row stay until the whole is built anew; the slot
 * of one that had none for a while is empty, and another one holds its rows.
 */
final class SortedKeys {
  private static final int SMALL = 1024;

  private final Object logLock = new Object();
  private List<Place> log = new ArrayList<>();
  private int removed;
  private volatile int size;
  private Runs runs = new Runs(Run.EMPTY, Run.EMPTY);

  /** A key and where its rows were when it came. */
  private record Place(Object key, Slot slot) {}

  /** Keys in order, and the slot of each; nobody changes them. */
  @SuppressWarnings("ArrayRecordComponent")
  record Run(Object[] keys, Slot[] slots) {
    static final Run EMPTY = new Run(new Object[0], new Slot[0]);

    int size() {
      return keys.length;
    }

    private Run first(int length) {
      return length == keys.length
          ? this
          : new Run(Arrays.copyOf(keys, length), Arrays.copyOf(slots, length));
    }
  }

  /** Two runs without a common key. */
  record Runs(Run large, Run small) {
    int size() {
      return large.size() + small.size();
    }
  }

  synchronized void build(Map<Object, Slot> slots) {
    var places = new ArrayList<Place>(slots.size());
    slots.forEach((key, slot) -> places.add(new Place(key, slot)));
    runs = new Runs(sorted(places), Run.EMPTY);
    size = runs.size();
  }

  /** Adds a key; true if so many have been added unread that building anew is cheaper. */
  boolean added(Object key, Slot slot) {
    synchronized (logLock) {
      log.add(new Place(key, slot));
      return log.size() > Math.max(64 * SMALL, size);
    }
  }

  /** Counts a key that has no row any more; true if building anew is due. */
  boolean removed() {
    synchronized (logLock) {
      return ++removed > Math.max(SMALL, size / 2);
    }
  }

  synchronized Runs runs() {
    List<Place> added;
    synchronized (logLock) {
      if (log.isEmpty()) {
        return runs;
      }
      added = log;
      log = new ArrayList<>();
    }
    added.removeIf(place -> contains(runs.large().keys(), place.key()));
    Run small = merge(runs.small(), sorted(added));
    runs =
        small.size() > Math.max(SMALL, runs.large().size() / 64)
            ? new Runs(merge(runs.large(), small), Run.EMPTY)
            : new Runs(runs.large(), small);
    size = runs.size();
    return runs;
  }

  private static boolean contains(Object[] keys, Object key) {
    return Arrays.binarySearch(keys, key, KeyOrder::compare) >= 0;
  }

  /** Sorts keys and drops repetitions. */
  private static Run sorted(List<Place> places) {
    Place[] sorted = places.toArray(Place[]::new);
    Arrays.sort(sorted, (left, right) -> KeyOrder.compare(left.key(), right.key()));
    var run = new Run(new Object[sorted.length], new Slot[sorted.length]);
    int length = 0;
    for (Place place : sorted) {
      if (length == 0 || KeyOrder.compare(run.keys()[length - 1], place.key()) != 0) {
        run.keys()[length] = place.key();
        run.slots()[length++] = place.slot();
      }
    }
    return run.first(length);
  }

  private static Run merge(Run left, Run right) {
    if (left.size() == 0) {
      return right;
    }
    int size = left.size() + right.size();
    var merged = new Run(new Object[size], new Slot[size]);
    int length = 0;
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      int order = l == left.size() ? 1 : r == right.size() ? -1 : order(left, l, right, r);
      if (order == 0) {
        r++;
        continue;
      }
      Run from = order < 0 ? left : right;
      int at = order < 0 ? l++ : r++;
      merged.keys()[length] = from.keys()[at];
      merged.slots()[length++] = from.slots()[at];
    }
    return merged.first(length);
  }

  private static int order(Run left, int l, Run right, int r) {
    return KeyOrder.compare(left.keys()[l], right.keys()[r]);
  }
}
