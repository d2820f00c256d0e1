package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Counts rows, or those with a value. */
final class CountAccumulator implements ReversibleAccumulator {
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
  public void remove(ReadView view, Row row) {
    if (value == null || !value.isNull(view, row)) {
      count--;
    }
  }

  @Override
  public ReversibleAccumulator copy() {
    var copy = new CountAccumulator(value);
    copy.count = count;
    return copy;
  }

  @Override
  public Object result() {
    return count;
  }
}
