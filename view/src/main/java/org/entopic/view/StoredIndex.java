package org.entopic.view;

import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** An index as a storage keeps it: an entry a row, in the order of its bytes. */
interface StoredIndex {
  /** Tells the index from others of its type, in every process. */
  long id();

  /**
   * Returns the first bytes of a row's entry, before its key; null if the row is not in the index.
   */
  byte @Nullable [] place(Row row);
}
