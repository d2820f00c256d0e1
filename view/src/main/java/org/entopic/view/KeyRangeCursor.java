package org.entopic.view;

import org.entopic.model.KeyOrder;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.jspecify.annotations.Nullable;

/** Rows between two keys in key order, read from two sorted runs at once. */
final class KeyRangeCursor extends AheadCursor {
  private final MemoryStore store;
  private final boolean ascending;
  private final Side large;
  private final Side small;

  /** The part of one run that is still to be read. */
  private static final class Side {
    private final SortedKeys.Run run;
    private int low;
    private int high;

    Side(SortedKeys.Run run, @Nullable Bound from, @Nullable Bound to) {
      this.run = run;
      Object[] keys = run.keys();
      this.low = from == null ? 0 : position(keys, from.key(), !from.inclusive());
      this.high = to == null ? keys.length : position(keys, to.key(), to.inclusive());
    }

    boolean isEmpty() {
      return low >= high;
    }

    int count() {
      return Math.max(0, high - low);
    }

    Object peek(boolean ascending) {
      return run.keys()[ascending ? low : high - 1];
    }

    /** Returns what is there for the next key, and goes on behind it. */
    @Nullable Object take(boolean ascending, MemoryStore store) {
      int at = ascending ? low++ : --high;
      Object element = run.slots()[at].element;
      return element == null ? store.element(run.keys()[at]) : element;
    }
  }

  KeyRangeCursor(
      SnapshotReadView view,
      MemoryStore store,
      @Nullable Bound from,
      @Nullable Bound to,
      Direction direction) {
    super(view);
    this.store = store;
    this.ascending = direction == Direction.ASCENDING;
    SortedKeys.Runs runs = store.sortedKeys();
    this.large = new Side(runs.large(), from, to);
    this.small = new Side(runs.small(), from, to);
  }

  /** Returns how many keys are between two, among them some that have no row any more. */
  static long count(SortedKeys.Runs runs, @Nullable Bound from, @Nullable Bound to) {
    return (long) new Side(runs.large(), from, to).count()
        + new Side(runs.small(), from, to).count();
  }

  @Override
  int look(@Nullable Object[] into, long publication) {
    int looked = 0;
    while (looked < into.length) {
      Side side = nextSide();
      if (side == null) {
        break;
      }
      into[looked++] = side.take(ascending, store);
    }
    return looked;
  }

  private @Nullable Side nextSide() {
    if (small.isEmpty()) {
      return large.isEmpty() ? null : large;
    }
    if (large.isEmpty()) {
      return small;
    }
    int order = KeyOrder.compare(large.peek(ascending), small.peek(ascending));
    return order < 0 == ascending ? large : small;
  }

  /** Returns how many keys are below a bound, or below and at it. */
  private static int position(Object[] keys, Object bound, boolean andEqual) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = low + high >>> 1;
      int order = compare(keys[middle], bound);
      if (order < 0 || andEqual && order == 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Compares as many values as the bound has. */
  private static int compare(Object key, Object bound) {
    if (!(key instanceof KeyValues values)) {
      return KeyOrder.compare(key, bound);
    }
    if (!(bound instanceof KeyValues first)) {
      return KeyOrder.compare(values.get(0), bound);
    }
    int common = Math.min(values.size(), first.size());
    for (int i = 0; i < common; i++) {
      int order = KeyOrder.compare(values.get(i), first.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
