package org.entopic.view;

import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The place of a key. What it holds is also in the {@link SlotTable}, for scans; kept here as well,
 * it is one memory access away from the key.
 */
final class Slot {
  final int number;

  /** A row, a {@link Version}, or nothing. */
  volatile @Nullable Object element;

  /** The row in the storage, where there is one; it stands below the versions. */
  @Nullable Row settled;

  Slot(int number) {
    this.number = number;
  }
}
