package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** A text that equals another. */
record SameText(int ordinal, String value) implements RowPredicate {
  @Override
  public boolean test(ReadView view, Row row) {
    return value.equals(row.getObject(ordinal));
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (value.equals(row.getObject(ordinal))) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
