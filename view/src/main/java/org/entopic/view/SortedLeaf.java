package org.entopic.view;

import java.util.Arrays;
import org.entopic.spi.backend.IndexOrder;
import org.entopic.spi.backend.Row;

/**
 * Some entries in order. Rows are replaced in place by others that stand at the same place.
 *
 * @param digests what {@link IndexOrder#digest} says of the rows, so that most comparisons need no
 *     look at them
 */
@SuppressWarnings("ArrayRecordComponent")
record SortedLeaf(long[] digests, Row[] rows, int[] slots) {
  int size() {
    return rows.length;
  }

  SortedLeaf with(int at, long digest, Row row, int slot) {
    int length = rows.length;
    var moreDigests = new long[length + 1];
    var moreRows = new Row[length + 1];
    var moreSlots = new int[length + 1];
    System.arraycopy(digests, 0, moreDigests, 0, at);
    System.arraycopy(rows, 0, moreRows, 0, at);
    System.arraycopy(slots, 0, moreSlots, 0, at);
    moreDigests[at] = digest;
    moreRows[at] = row;
    moreSlots[at] = slot;
    System.arraycopy(digests, at, moreDigests, at + 1, length - at);
    System.arraycopy(rows, at, moreRows, at + 1, length - at);
    System.arraycopy(slots, at, moreSlots, at + 1, length - at);
    return new SortedLeaf(moreDigests, moreRows, moreSlots);
  }

  SortedLeaf without(int at) {
    return part(0, at).with(part(at + 1, rows.length));
  }

  SortedLeaf part(int from, int to) {
    return new SortedLeaf(
        Arrays.copyOfRange(digests, from, to),
        Arrays.copyOfRange(rows, from, to),
        Arrays.copyOfRange(slots, from, to));
  }

  SortedLeaf with(SortedLeaf other) {
    int length = rows.length;
    SortedLeaf both =
        new SortedLeaf(
            Arrays.copyOf(digests, length + other.rows.length),
            Arrays.copyOf(rows, length + other.rows.length),
            Arrays.copyOf(slots, length + other.rows.length));
    System.arraycopy(other.digests, 0, both.digests, length, other.rows.length);
    System.arraycopy(other.rows, 0, both.rows, length, other.rows.length);
    System.arraycopy(other.slots, 0, both.slots, length, other.rows.length);
    return both;
  }
}
