package org.entopic.view;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexRange;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of an index, from the storage and from memory. The rows of keys that were in
 * memory when reading began are taken from there alone: they may move to the storage meanwhile.
 */
final class StoredOrderedCursor implements RowCursor {
  private final SnapshotReadView view;
  private final DiskStore store;
  private final OrderedIndex index;
  private final Set<Object> keysFromMemory = new HashSet<>();
  private final NavigableMap<byte[], Row> inMemory;
  private final StoredEntries stored;

  StoredOrderedCursor(
      SnapshotReadView view, DiskStore store, OrderedIndex index, IndexRange range) {
    this.view = view;
    this.store = store;
    this.index = index;
    byte[] from = index.first(range.from());
    byte[] to = index.beyond(range.to());
    boolean ascending = range.direction() == Direction.ASCENDING;
    NavigableMap<byte[], Row> found = inMemory(from, to, view.openPublication());
    this.inMemory = ascending ? found : found.descendingMap();
    this.stored = new StoredEntries(store.table, from, to, ascending);
  }

  private NavigableMap<byte[], Row> inMemory(byte[] from, byte[] to, long publication) {
    var found = new TreeMap<byte[], Row>(Arrays::compareUnsigned);
    store.slotsByKey.forEach(
        (key, slot) -> {
          Object element = slot.element;
          if (element == null) {
            return;
          }
          keysFromMemory.add(key);
          Row row = Version.visible(element, publication);
          byte[] first = row == null ? null : index.place(row);
          if (row != null && first != null) {
            byte[] entry = StoredRows.entry(first, store.table.rows.place(key));
            if (Arrays.compareUnsigned(entry, from) >= 0 && Arrays.compareUnsigned(entry, to) < 0) {
              found.put(entry, row);
            }
          }
        });
    return found;
  }

  /** Returns how many rows are left, by entries alone: no row is read. */
  long count() {
    long count = inMemory.size();
    for (Entry entry = stored.peek(); entry != null; entry = stored.peek()) {
      view.openPublication();
      stored.skip();
      if (keysFromMemory.isEmpty() || !keysFromMemory.contains(store.table.rows.key(entry))) {
        count++;
      }
    }
    return count;
  }

  @Override
  public @Nullable Row next() {
    long publication = view.openPublication();
    while (true) {
      Entry entry = stored.peek();
      Map.Entry<byte[], Row> kept = inMemory.firstEntry();
      if (kept != null && (entry == null || stored.compare(kept.getKey(), entry.key()) <= 0)) {
        inMemory.pollFirstEntry();
        return kept.getValue();
      }
      if (entry == null) {
        return null;
      }
      stored.skip();
      Row row = row(entry, publication);
      if (row != null) {
        return row;
      }
    }
  }

  /** Returns the row of an entry, null if it is an older or newer one that has these values. */
  private @Nullable Row row(Entry entry, long publication) {
    Object key = store.table.rows.key(entry);
    Row row = keysFromMemory.contains(key) ? null : store.find(key, publication);
    byte[] first = row == null ? null : index.place(row);
    return first != null && Arrays.mismatch(first, entry.key()) == first.length ? row : null;
  }
}
