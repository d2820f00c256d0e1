package org.entopic.view;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.entopic.spi.backend.IndexOrder;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.jspecify.annotations.Nullable;

/**
 * Rows with their slots in the order of an index: an array of small sorted leaves, each of which is
 * replaced as a whole.
 *
 * <p>One writer at a time. Readers need no lock: they keep the array they began with, in which the
 * entries of rows they can see never move and never go.
 */
final class SortedRows {
  /** So small that copying a leaf is cheap, so large that the array of leaves is copied rarely. */
  private static final int FULL = 128;

  private static final int POOR = FULL / 4;
  private static final SortedLeaf NOTHING = new SortedLeaf(new long[0], new Row[0], new int[0]);

  private final IndexOrder order;
  private volatile AtomicReferenceArray<SortedLeaf> leaves = new AtomicReferenceArray<>(1);
  private final AtomicLong size = new AtomicLong();

  /** Goes on by one before each change and after it. */
  private final AtomicLong changes = new AtomicLong();

  /** A row on its way into an index. */
  record Entry(long digest, Row row, int slot) {}

  SortedRows(IndexOrder order) {
    this.order = order;
    leaves.set(0, NOTHING);
  }

  /** Fills what is empty; of rows at the same place the first is kept. */
  void build(List<Row> rows, int[] slots) {
    var entries = new Entry[rows.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry(order.digest(rows.get(i)), rows.get(i), slots[i]);
    }
    Arrays.parallelSort(
        entries,
        (a, b) -> {
          int first = Long.compare(a.digest, b.digest);
          return first != 0 ? first : order.compare(a.row, b.row);
        });
    int length = 0;
    for (Entry entry : entries) {
      if (length == 0 || order.compare(entries[length - 1].row, entry.row) != 0) {
        entries[length++] = entry;
      }
    }
    int share = FULL * 3 / 4;
    var made = new AtomicReferenceArray<SortedLeaf>(Math.max(1, (length + share - 1) / share));
    made.set(0, NOTHING);
    for (int leaf = 0; leaf * share < length; leaf++) {
      made.set(leaf, leaf(entries, leaf * share, Math.min(length, (leaf + 1) * share)));
    }
    leaves = made;
    size.set(length);
  }

  private static SortedLeaf leaf(Entry[] entries, int from, int to) {
    var leaf = new SortedLeaf(new long[to - from], new Row[to - from], new int[to - from]);
    for (int i = from; i < to; i++) {
      leaf.digests()[i - from] = entries[i].digest;
      leaf.rows()[i - from] = entries[i].row;
      leaf.slots()[i - from] = entries[i].slot;
    }
    return leaf;
  }

  /** Adds a row, or puts it in the place of one with the same values and key. */
  void add(Row row, int slot) {
    AtomicReferenceArray<SortedLeaf> all = leaves;
    long digest = order.digest(row);
    int number = leafOf(all, row, digest);
    SortedLeaf leaf = all.get(number);
    int at = position(leaf, row, digest);
    if (at >= 0) {
      leaf.rows()[at] = row;
      return;
    }
    changes.incrementAndGet();
    insert(all, number, -at - 1, digest, row, slot);
    size.incrementAndGet();
    changes.incrementAndGet();
  }

  private void insert(
      AtomicReferenceArray<SortedLeaf> all, int number, int place, long digest, Row row, int slot) {
    SortedLeaf leaf = all.get(number);
    if (leaf.size() < FULL) {
      all.set(number, leaf.with(place, digest, row, slot));
    } else {
      // What grows at its end is filled up, what grows anywhere is halved.
      int half = place == FULL && number == all.length() - 1 ? FULL : FULL / 2;
      SortedLeaf low = leaf.part(0, half);
      SortedLeaf high = leaf.part(half, FULL);
      leaves =
          place > half || half == FULL
              ? replaced(all, number, 1, low, high.with(place - half, digest, row, slot))
              : replaced(all, number, 1, low.with(place, digest, row, slot), high);
    }
  }

  /** Takes out the entry with a row's values and key, if there is one. */
  void remove(Row row) {
    AtomicReferenceArray<SortedLeaf> all = leaves;
    long digest = order.digest(row);
    int number = leafOf(all, row, digest);
    SortedLeaf leaf = all.get(number);
    int at = position(leaf, row, digest);
    if (at < 0) {
      return;
    }
    changes.incrementAndGet();
    put(all, number, leaf.without(at));
    size.decrementAndGet();
    changes.incrementAndGet();
  }

  /** Puts a leaf that has become smaller in its place, or joins it with one beside it. */
  private void put(AtomicReferenceArray<SortedLeaf> all, int number, SortedLeaf less) {
    if (less.size() >= POOR || all.length() == 1) {
      all.set(number, less);
    } else {
      int first = number == 0 ? 0 : number - 1;
      SortedLeaf left = number == 0 ? less : all.get(first);
      SortedLeaf right = number == 0 ? all.get(1) : less;
      if (left.size() + right.size() <= FULL * 3 / 4) {
        leaves = replaced(all, first, 2, left.with(right));
      } else if (less.size() == 0) {
        leaves = replaced(all, number, 1);
      } else {
        all.set(number, less);
      }
    }
  }

  private static AtomicReferenceArray<SortedLeaf> replaced(
      AtomicReferenceArray<SortedLeaf> all, int from, int count, SortedLeaf... by) {
    var made = new AtomicReferenceArray<SortedLeaf>(all.length() - count + by.length);
    for (int i = 0; i < from; i++) {
      made.setPlain(i, all.getPlain(i));
    }
    for (int i = 0; i < by.length; i++) {
      made.setPlain(from + i, by[i]);
    }
    for (int i = from + count; i < all.length(); i++) {
      made.setPlain(i - count + by.length, all.getPlain(i));
    }
    return made;
  }

  /** Returns the number of the last leaf that begins at or before a row, or the first leaf. */
  private int leafOf(AtomicReferenceArray<SortedLeaf> all, Row row, long digest) {
    int low = 0;
    int high = all.length() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      SortedLeaf leaf = all.get(middle);
      int first = Long.compare(leaf.digests()[0], digest);
      if ((first != 0 ? first : order.compare(leaf.rows()[0], row)) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int position(SortedLeaf leaf, Row row, long digest) {
    int low = 0;
    int high = leaf.size() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int first = Long.compare(leaf.digests()[middle], digest);
      int comparison = first != 0 ? first : order.compare(leaf.rows()[middle], row);
      if (comparison == 0) {
        return middle;
      } else if (comparison < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Returns the leaves as they are now. */
  AtomicReferenceArray<SortedLeaf> leaves() {
    return leaves;
  }

  /**
   * Returns the number of the first leaf that can have an entry above an edge.
   *
   * @param all the leaves
   */
  int leafOf(AtomicReferenceArray<SortedLeaf> all, Edge edge) {
    int low = 0;
    int high = all.length() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      SortedLeaf leaf = all.get(middle);
      if (isBelow(leaf, 0, edge)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Returns how many entries of a leaf are below an edge. */
  int below(SortedLeaf leaf, Edge edge) {
    int low = 0;
    int high = leaf.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (isBelow(leaf, middle, edge)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns how many entries are between two edges; negative if there are others in all than
   * expected, or if somebody changes them.
   */
  long count(@Nullable Edge from, @Nullable Edge to, long expected) {
    long begun = changes.get();
    if ((begun & 1) != 0 || size.get() != expected) {
      return -1;
    }
    AtomicReferenceArray<SortedLeaf> all = leaves;
    int first = from == null ? 0 : leafOf(all, from);
    int last = to == null ? all.length() - 1 : leafOf(all, to);
    long count = 0;
    for (int i = first; i <= last; i++) {
      SortedLeaf leaf = all.get(i);
      count += i == last && to != null ? below(leaf, to) : leaf.size();
      count -= i == first && from != null ? below(leaf, from) : 0;
    }
    return changes.get() == begun ? Math.max(0, count) : -1;
  }

  /** Returns about how many entries are between two edges, exactly if they are in one leaf. */
  long estimate(@Nullable Edge from, @Nullable Edge to) {
    AtomicReferenceArray<SortedLeaf> all = leaves;
    int first = from == null ? 0 : leafOf(all, from);
    int last = to == null ? all.length() - 1 : leafOf(all, to);
    if (last < first) {
      return 0;
    }
    SortedLeaf begin = all.get(first);
    SortedLeaf end = all.get(last);
    long before = from == null ? 0 : below(begin, from);
    long after = to == null ? 0 : end.size() - below(end, to);
    long share = Math.max(1, size.get() / all.length());
    long between =
        first == last ? end.size() : begin.size() + end.size() + (last - first - 1) * share;
    return Math.max(0, between - before - after);
  }

  private boolean isBelow(SortedLeaf leaf, int at, Edge edge) {
    int first = Long.compare(leaf.digests()[at], edge.digest);
    if (first != 0) {
      return first < 0;
    }
    int comparison = order.compareValues(leaf.rows()[at], edge.row, edge.count);
    return comparison < 0 || comparison == 0 && edge.above;
  }

  /** Returns the edge at a bound. */
  Edge edge(IndexBound bound, boolean above) {
    Row row = order.row(bound);
    return new Edge(row, bound.values().size(), order.digest(row), above);
  }

  /**
   * A place between entries.
   *
   * @param row has the values at the edge
   * @param count how many values of the index count
   * @param above whether the entries with these values are below the edge
   */
  record Edge(Row row, int count, long digest, boolean above) {}
}
