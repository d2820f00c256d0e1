package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entopic.model.KeyOrder;
import org.entopic.spi.backend.Row;

/**
 * All keys of a store in order: a large sorted array, a small one, and the keys added since, which
 * the next reader sorts into them. Keys without a row stay until the whole is built anew.
 */
final class SortedKeys {
  private static final int SMALL = 1024;

  private final Object logLock = new Object();
  private List<Object> log = new ArrayList<>();
  private int removed;
  private volatile int size;
  private Runs runs = new Runs(new Object[0], new Object[0]);

  /** Two sorted arrays without a common key; nobody changes them. */
  @SuppressWarnings("ArrayRecordComponent")
  record Runs(Object[] large, Object[] small) {
    int size() {
      return large.length + small.length;
    }
  }

  synchronized void build(SlotTable slots) {
    var keys = new ArrayList<Object>();
    for (int slot = 0; slot < slots.high(); slot++) {
      Object element = slots.get(slot);
      if (element instanceof Version version) {
        keys.add(version.key);
      } else if (element != null) {
        keys.add(((Row) element).key());
      }
    }
    runs = new Runs(sorted(keys), new Object[0]);
    size = runs.size();
  }

  /** Adds a key; true if so many have been added unread that building anew is cheaper. */
  boolean added(Object key) {
    synchronized (logLock) {
      log.add(key);
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
    List<Object> added;
    synchronized (logLock) {
      if (log.isEmpty()) {
        return runs;
      }
      added = log;
      log = new ArrayList<>();
    }
    added.removeIf(key -> contains(runs.large(), key));
    Object[] small = merge(runs.small(), sorted(added));
    runs =
        small.length > Math.max(SMALL, runs.large().length / 64)
            ? new Runs(merge(runs.large(), small), new Object[0])
            : new Runs(runs.large(), small);
    size = runs.size();
    return runs;
  }

  private static boolean contains(Object[] keys, Object key) {
    return Arrays.binarySearch(keys, key, KeyOrder::compare) >= 0;
  }

  /** Sorts keys and drops repetitions. */
  private static Object[] sorted(List<Object> keys) {
    Object[] sorted = keys.toArray();
    Arrays.sort(sorted, KeyOrder::compare);
    int length = 0;
    for (Object key : sorted) {
      if (length == 0 || KeyOrder.compare(sorted[length - 1], key) != 0) {
        sorted[length++] = key;
      }
    }
    return length == sorted.length ? sorted : Arrays.copyOf(sorted, length);
  }

  private static Object[] merge(Object[] left, Object[] right) {
    if (left.length == 0) {
      return right;
    }
    var merged = new Object[left.length + right.length];
    int length = 0;
    int l = 0;
    int r = 0;
    while (l < left.length && r < right.length) {
      int order = KeyOrder.compare(left[l], right[r]);
      if (order == 0) {
        r++;
      } else {
        merged[length++] = order < 0 ? left[l++] : right[r++];
      }
    }
    while (l < left.length) {
      merged[length++] = left[l++];
    }
    while (r < right.length) {
      merged[length++] = right[r++];
    }
    return length == merged.length ? merged : Arrays.copyOf(merged, length);
  }
}
