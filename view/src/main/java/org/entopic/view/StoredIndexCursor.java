package org.entopic.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Rows by the value of an index, first from memory and then from the storage, to which they may
 * move meanwhile.
 */
final class StoredIndexCursor implements RowCursor {
  private static final int CHUNK = 256;

  private final SnapshotReadView view;
  private final DiskStore store;
  private final EqualityIndex index;
  private final Iterator<Object> values;
  private final Deque<Row> found = new ArrayDeque<>();
  private final Set<Object> keysFromMemory = new HashSet<>();
  private @Nullable Object value;
  private byte[] from = {};
  private byte[] to = {};

  StoredIndexCursor(
      SnapshotReadView view, DiskStore store, EqualityIndex index, List<Object> values) {
    this.view = view;
    this.store = store;
    this.index = index;
    var distinct = new LinkedHashSet<Object>();
    values.forEach(each -> distinct.add(EqualityIndex.normal(each)));
    this.values = distinct.iterator();
  }

  @Override
  public @Nullable Row next() {
    long publication = view.openPublication();
    while (found.isEmpty()) {
      Object wanted = value;
      if (wanted != null) {
        readStorage(wanted, publication);
      } else if (values.hasNext()) {
        begin(values.next(), publication);
      } else {
        return null;
      }
    }
    return found.remove();
  }

  private void begin(Object wanted, long publication) {
    value = wanted;
    from = index.place(wanted);
    to = OrderedKeys.above(from);
    keysFromMemory.clear();
    for (int slot : index.find(wanted)) {
      Row row = slot < 0 ? null : Version.visible(store.slots.get(slot), publication);
      if (row != null && wanted.equals(index.valueOf(row)) && keysFromMemory.add(row.key())) {
        found.add(row);
      }
    }
  }

  private void readStorage(Object wanted, long publication) {
    List<Entry> entries = store.table.range(from, to, true, CHUNK);
    if (entries.size() < CHUNK) {
      value = null;
    } else {
      from = DiskStore.next(entries.get(entries.size() - 1).key());
    }
    for (Entry entry : entries) {
      Object key = store.table.rows.key(entry);
      Row row = keysFromMemory.contains(key) ? null : store.find(key, publication);
      if (row != null && wanted.equals(index.valueOf(row))) {
        found.add(row);
      }
    }
  }
}
