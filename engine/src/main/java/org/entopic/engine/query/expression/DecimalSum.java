package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Adds decimals, or integers of any size, up exactly. */
final class DecimalSum implements Accumulator {
  private final RowExpression value;
  private final Mean mean;
  private BigDecimal sum = BigDecimal.ZERO;
  private long count;

  DecimalSum(RowExpression value, Mean mean) {
    this.value = value;
    this.mean = mean;
  }

  @Override
  public void add(ReadView view, Row row) {
    Object next = value.getObject(view, row);
    if (next != null) {
      sum = sum.add(next instanceof BigInteger big ? new BigDecimal(big) : (BigDecimal) next);
      count++;
    }
  }

  @Override
  public @Nullable Object result() {
    if (mean != Mean.NONE) {
      return mean.of(sum, count);
    }
    return value.is(ScalarType.BIG_INTEGER) ? sum.toBigInteger() : sum;
  }
}
