package org.entopic.view;

import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows of given keys. */
final class KeyLookupCursor implements RowCursor {
  private final SnapshotReadView view;
  private final TypeStore store;
  private final List<Object> keys;
  private int next;

  KeyLookupCursor(SnapshotReadView view, TypeStore store, List<Object> keys) {
    this.view = view;
    this.store = store;
    this.keys = keys;
  }

  @Override
  public @Nullable Row next() {
    long publication = view.openPublication();
    while (next < keys.size()) {
      Row row = store.find(keys.get(next++), publication);
      if (row != null) {
        return row;
      }
    }
    return null;
  }
}
