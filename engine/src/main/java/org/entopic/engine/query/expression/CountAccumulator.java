package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Counts rows, or those with a value. */
final class CountAccumulator implements Accumulator {
  private final @Nullable RowExpression value;
  private long count;

  CountAccumulator(@Nullable RowExpression value) {
    this.value = value;
  }

  @Override
  public void add(ReadView view, Row row) {
    if (value == null || !value.isNull(view, row)) {
      count++;
    }
  }

  @Override
  public Object result() {
    return count;
  }
}
