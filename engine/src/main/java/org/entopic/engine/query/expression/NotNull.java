package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** A condition on a value that is to be there besides. */
record NotNull(RowPredicate condition, int ordinal) implements RowPredicate {
  @Override
  public boolean test(ReadView view, Row row) {
    return condition.test(view, row) && !row.isNull(ordinal);
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int found = condition.retain(view, rows, count);
    int kept = 0;
    for (int i = 0; i < found; i++) {
      Row row = rows[i];
      if (!row.isNull(ordinal)) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
