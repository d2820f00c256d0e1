package org.entopic.engine.query;

import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Rows that are counted, and the time it takes to get them. */
final class MeasuredRows implements RowCursor {
  private final RowCursor rows;
  private long count;
  private long nanos;

  MeasuredRows(RowCursor rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable Row next() {
    long begun = System.nanoTime();
    Row row = rows.next();
    nanos += System.nanoTime() - begun;
    if (row != null) {
      count++;
    }
    return row;
  }

  long count() {
    return count;
  }

  /** Returns the time of this step and of those before it. */
  long nanos() {
    return nanos;
  }
}
