package org.entopic.view;

import java.util.Arrays;
import java.util.List;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/** The entries of a storage between two keys, read piece by piece. */
final class StoredEntries {
  private static final int FIRST_CHUNK = 64;
  private static final int LARGEST_CHUNK = 2048;

  private final StoredTable table;
  private final boolean ascending;
  private byte[] from;
  private byte[] to;
  private List<Entry> chunk = List.of();
  private int next;
  private int limit = FIRST_CHUNK;
  private boolean ended;

  StoredEntries(StoredTable table, byte[] from, byte[] to, boolean ascending) {
    this.table = table;
    this.ascending = ascending;
    this.from = from;
    this.to = to;
    this.ended = Arrays.compareUnsigned(from, to) >= 0;
  }

  /** Compares keys in the direction of reading. */
  int compare(byte[] left, byte[] right) {
    int order = Arrays.compareUnsigned(left, right);
    return ascending ? order : -order;
  }

  /** Returns the next entry, null after the last. */
  @Nullable Entry peek() {
    if (next < chunk.size()) {
      return chunk.get(next);
    }
    if (ended) {
      return null;
    }
    chunk = table.range(from, to, ascending, limit);
    next = 0;
    ended = chunk.size() < limit;
    limit = Math.min(limit * 2, LARGEST_CHUNK);
    if (chunk.isEmpty()) {
      return null;
    }
    byte[] last = chunk.get(chunk.size() - 1).key();
    if (ascending) {
      from = DiskStore.next(last);
    } else {
      to = last;
    }
    return chunk.get(0);
  }

  /** Goes on to the entry after the next one. */
  void skip() {
    next++;
  }
}
