package org.entopic.engine.save;

import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;

/** What stores made for tests find. */
public final class StoredValues {
  private StoredValues() {}

  /** Returns whether an access finds a row. */
  public static boolean matches(StoreAccess access, Row row) {
    if (access instanceof StoreAccess.IndexLookup lookup) {
      Object value = RowKey.values(row, lookup.index().properties());
      return value != null && lookup.values().contains(value);
    } else if (access instanceof StoreAccess.KeyLookup lookup) {
      return lookup.keys().contains(row.key());
    } else if (access instanceof StoreAccess.FullScan) {
      return true;
    }
    throw new UnsupportedOperationException(access.toString());
  }
}
