package org.entopic.view;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Some decoded rows by key, in a table whose hash decides between four places; thread-safe, and
 * without a lock.
 */
final class RowCache {
  private static final int WAYS = 4;

  private final AtomicReferenceArray<@Nullable Row> table;
  private final int mask;

  /** Creates a cache for that many rows, or a few more. */
  RowCache(int rows) {
    int size = Integer.highestOneBit(Math.max(rows, WAYS) * 2 - 1);
    this.table = new AtomicReferenceArray<>(size);
    this.mask = size - 1;
  }

  @Nullable Row get(Object key) {
    int first = first(key);
    for (int i = first; i < first + WAYS; i++) {
      Row row = table.get(i);
      if (row != null && row.key().equals(key)) {
        return row;
      }
    }
    return null;
  }

  void put(Row row) {
    int first = first(row.key());
    int place = first + (int) (row.offset() & WAYS - 1);
    for (int i = first; i < first + WAYS; i++) {
      Row there = table.get(i);
      if (there == null || there.key().equals(row.key())) {
        place = i;
        break;
      }
    }
    table.set(place, row);
  }

  /** Forgets a row; keeps another one instead if the key was there. */
  void replace(Object key, @Nullable Row instead) {
    int first = first(key);
    Row kept = instead;
    for (int i = first; i < first + WAYS; i++) {
      Row there = table.get(i);
      if (there != null && there.key().equals(key)) {
        table.set(i, kept);
        kept = null;
      }
    }
  }

  private int first(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 16) & mask & -WAYS;
  }
}
