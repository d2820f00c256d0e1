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
  private static final int FIRST_CHUNK = 64;
  private static final int LARGEST_CHUNK = 2048;

  private final SnapshotReadView view;
  private final StoredTable table;
  private final boolean ascending;
  private final NavigableMap<byte[], Optional<Row>> inMemory;
  private byte[] from;
  private byte[] to;
  private List<Entry> chunk = List.of();
  private int next;
  private int limit = FIRST_CHUNK;
  private boolean ended;

  private StoredRangeCursor(
      SnapshotReadView view, DiskStore store, byte[] from, byte[] to, boolean ascending) {
    this.view = view;
    this.table = store.table;
    this.ascending = ascending;
    this.from = from;
    this.to = to;
    this.ended = Arrays.compareUnsigned(from, to) >= 0;
    this.inMemory = inMemory(store, view.openPublication());
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

  private NavigableMap<byte[], Optional<Row>> inMemory(DiskStore store, long publication) {
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
      Entry stored = peek();
      Map.Entry<byte[], Optional<Row>> kept = inMemory.firstEntry();
      if (stored == null && kept == null) {
        return null;
      }
      int order = stored == null ? 1 : kept == null ? -1 : compare(stored.key(), kept.getKey());
      if (order <= 0) {
        next++;
      }
      if (order < 0 && stored != null) {
        return table.row(table.rows.key(stored.key()), stored);
      }
      inMemory.pollFirstEntry();
      if (kept != null && kept.getValue().isPresent()) {
        return kept.getValue().get();
      }
    }
  }

  private int compare(byte[] left, byte[] right) {
    int order = Arrays.compareUnsigned(left, right);
    return ascending ? order : -order;
  }

  private @Nullable Entry peek() {
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
}
