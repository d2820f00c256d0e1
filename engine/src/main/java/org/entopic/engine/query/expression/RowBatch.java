package org.entopic.engine.query.expression;

import org.entopic.spi.backend.Row;

/** A batch of rows less a part of them, which has them in the same order. */
final class RowBatch {
  private RowBatch() {}

  /** Moves the rows that are not in a part to the front and returns how many there are. */
  // A part has the very same rows.
  @SuppressWarnings("ReferenceEquality")
  static int remove(Row[] rows, int count, Row[] part, int partCount) {
    int kept = 0;
    int next = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (next < partCount && part[next] == row) {
        next++;
      } else {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
