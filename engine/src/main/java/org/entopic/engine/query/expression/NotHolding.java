package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** The opposite of a condition. */
record NotHolding(RowPredicate condition) implements RowPredicate {
  @Override
  public boolean test(ReadView view, Row row) {
    return !condition.test(view, row);
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    Row[] holding = rows.clone();
    return RowBatch.remove(rows, count, holding, condition.retain(view, holding, count));
  }
}
