package org.entopic.view;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Rows between two keys in key order, from the storage and from memory. What was in memory is taken
 * before the storage is read: it may move there meanwhile, and what comes to memory later is not
 * seen by the view.
 */
final class StoredRangeCursor implements RowCursor {
  private final SnapshotReadView view;
  private final StoredTable table;
  private final boolean ascending;
  private final NavigableMap<byte[], Optional<Row>> inMemory;
  private final StoredEntries stored;

  private StoredRangeCursor(
      SnapshotReadView view, DiskStore store, byte[] from, byte[] to, boolean ascending) {
    this.view = view;
    this.table = store.table;
    this.ascending = ascending;
    this.inMemory = inMemory(store, from, to, view.openPublication());
    this.stored = new StoredEntries(store.table, from, to, ascending);
  }

  /** Starts a scan, or reading by range or prefix. */
  static StoredRangeCursor of(SnapshotReadView view, DiskStore store, StoreAccess access) {
    StoredRows rows = store.table.rows;
    if (access instanceof StoreAccess.KeyPrefix prefix) {
      List<Object> values = prefix.prefix();
      byte[] first =
          rows.place(values.size() == 1 ? values.get(0) : KeyValues.of(values.toArray()));
      return new StoredRangeCursor(
          view, store, first, OrderedKeys.above(first), prefix.direction() == Direction.ASCENDING);
    }
    Bound low = null;
    Bound high = null;
    boolean ascending = true;
    if (access instanceof StoreAccess.KeyRange range) {
      low = range.from();
      high = range.to();
      ascending = range.direction() == Direction.ASCENDING;
    }
    return new StoredRangeCursor(
        view,
        store,
        low == null ? StoredRows.FIRST : edge(rows.place(low.key()), !low.inclusive()),
        high == null ? StoredRows.BEYOND : edge(rows.place(high.key()), high.inclusive()),
        ascending);
  }

  private static byte[] edge(byte[] place, boolean above) {
    return above ? OrderedKeys.above(place) : place;
  }

  private NavigableMap<byte[], Optional<Row>> inMemory(
      DiskStore store, byte[] from, byte[] to, long publication) {
    var found = new TreeMap<byte[], Optional<Row>>(Arrays::compareUnsigned);
    store.slotsByKey.forEach(
        (key, slot) -> {
          byte[] place = store.table.rows.place(key);
          Object element = slot.element;
          if (element != null
              && Arrays.compareUnsigned(place, from) >= 0
              && Arrays.compareUnsigned(place, to) < 0) {
            found.put(place, Optional.ofNullable(Version.visible(element, publication)));
          }
        });
    return ascending ? found : found.descendingMap();
  }

  @Override
  public @Nullable Row next() {
    view.openPublication();
    while (true) {
      Entry entry = stored.peek();
      Map.Entry<byte[], Optional<Row>> kept = inMemory.firstEntry();
      if (entry == null && kept == null) {
        return null;
      }
      int order =
          entry == null ? 1 : kept == null ? -1 : stored.compare(entry.key(), kept.getKey());
      if (order <= 0) {
        stored.skip();
      }
      if (order < 0 && entry != null) {
        return table.row(table.rows.key(entry.key()), entry);
      }
      inMemory.pollFirstEntry();
      if (kept != null && kept.getValue().isPresent()) {
        return kept.getValue().get();
      }
    }
  }
}
