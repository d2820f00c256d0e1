package org.entopic.view;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Rows by the value of an index; each row has one value, so none comes twice. */
final class IndexCursor implements RowCursor {
  private final SnapshotReadView view;
  private final MemoryStore store;
  private final EqualityIndex index;
  private final Iterator<Object> values;
  private @Nullable Object value;
  private int[] slots = {};
  private int next;

  IndexCursor(SnapshotReadView view, MemoryStore store, EqualityIndex index, List<Object> values) {
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
    while (true) {
      while (next < slots.length) {
        int slot = slots[next++];
        if (slot >= 0) {
          Row row = Version.visible(store.slots.get(slot), publication);
          if (row != null && value != null && value.equals(index.valueOf(row))) {
            return row;
          }
        }
      }
      if (!values.hasNext()) {
        return null;
      }
      value = values.next();
      slots = index.find(value);
      next = 0;
    }
  }
}
