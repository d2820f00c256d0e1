package org.entopic.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of given keys. */
final class KeyLookupCursor extends AheadCursor {
  private final TypeStore store;
  private final List<Object> keys;
  private int next;

  KeyLookupCursor(SnapshotReadView view, TypeStore store, List<Object> keys) {
    super(view);
    this.store = store;
    this.keys = keys;
  }

  @Override
  int look(@Nullable Object[] into, long publication) {
    int looked = 0;
    while (looked < into.length && next < keys.size()) {
      into[looked++] = store.find(keys.get(next++), publication);
    }
    return looked;
  }
}
