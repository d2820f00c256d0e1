package org.entopic.view;

import java.util.Arrays;
import java.util.function.Consumer;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * Looks rows up some at once, more each time: rows lie anywhere in memory, and a processor that is
 * asked for several in a row waits for them together.
 */
abstract class AheadCursor implements RowCursor {
  private static final int MOST = 32;

  final SnapshotReadView view;
  private @Nullable Object[] ahead = new Object[2];
  private int count;
  private int at;

  AheadCursor(SnapshotReadView view) {
    this.view = view;
  }

  /**
   * Looks up what may be the next rows.
   *
   * @param into is given rows, versions or nothing, from the first place on
   * @return how many places are filled; zero at the end
   */
  abstract int look(@Nullable Object[] into, long publication);

  /** Returns whether a row that a snapshot sees is one of those asked for. */
  boolean fits(Row row) {
    return true;
  }

  @Override
  public final @Nullable Row next() {
    long publication = view.openPublication();
    return at < count || fill(publication) ? (Row) ahead[at++] : null;
  }

  @Override
  public final void forEachRemaining(Consumer<? super Row> action) {
    for (Row row = next(); row != null; row = next()) {
      action.accept(row);
    }
  }

  private boolean fill(long publication) {
    if (count == ahead.length && count < MOST) {
      ahead = new Object[2 * count];
    }
    count = 0;
    at = 0;
    while (count == 0) {
      int looked = look(ahead, publication);
      if (looked == 0) {
        Arrays.fill(ahead, null);
        return false;
      }
      for (int i = 0; i < looked; i++) {
        Object element = ahead[i];
        Row row = element instanceof Row plain ? plain : Version.visible(element, publication);
        if (row != null && fits(row)) {
          ahead[count++] = row;
        }
      }
    }
    return true;
  }
}
