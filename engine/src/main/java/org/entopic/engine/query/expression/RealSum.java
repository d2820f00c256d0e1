package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Adds floating-point numbers up. */
final class RealSum implements Accumulator {
  private final RowExpression value;
  private final boolean mean;
  private double sum;
  private long count;

  RealSum(RowExpression value, boolean mean) {
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
    if (mean) {
      return count == 0 ? null : sum / count;
    }
    return sum;
  }

  /** Returns the mean of an exact sum. */
  static double mean(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
  }
}
