package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Adds floating-point numbers up. */
final class RealSum implements Accumulator {
  private final RowExpression value;
  private final Mean mean;
  private double sum;
  private long count;

  RealSum(RowExpression value, Mean mean) {
    this.value = value;
    this.mean = mean;
  }

  @Override
  public void add(ReadView view, Row row) {
    if (!value.isNull(view, row)) {
      sum += value.getDouble(view, row);
      count++;
    }
  }

  @Override
  public @Nullable Object result() {
    if (mean != Mean.NONE) {
      return count == 0 ? null : sum / count;
    }
    return sum;
  }
}
