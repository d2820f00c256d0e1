package org.entopic.view;

import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key while readers may still need an older one. The slot of a key holds a plain
 * row when only that row can be wanted, which every open snapshot sees.
 */
final class Version {
  final long publication;
  final Object key;
  final @Nullable Row row;

  /** What a storage keeps of the row, where there is one. */
  final byte @Nullable [] stored;

  /** An older version, a plain row that all snapshots below this version see, or nothing. */
  volatile @Nullable Object previous;

  Version(
      long publication,
      Object key,
      @Nullable Row row,
      byte @Nullable [] stored,
      @Nullable Object previous) {
    this.publication = publication;
    this.key = key;
    this.row = row;
    this.stored = stored;
    this.previous = previous;
  }

  /** Returns the row that a snapshot sees in a slot. */
  static @Nullable Row visible(@Nullable Object element, long publication) {
    Object current = element;
    while (current instanceof Version version) {
      if (version.publication <= publication) {
        return version.row;
      }
      current = version.previous;
    }
    return (Row) current;
  }

  static @Nullable Row newest(@Nullable Object element) {
    return element instanceof Version version ? version.row : (Row) element;
  }
}
