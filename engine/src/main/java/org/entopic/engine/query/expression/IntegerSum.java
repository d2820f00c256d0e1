package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Adds integers up: exact in 128 bits on the way, a sum must fit 64. */
final class IntegerSum implements ReversibleAccumulator {
  private final RowExpression value;
  private final Mean mean;
  private long low;
  private long high;
  private long count;

  IntegerSum(RowExpression value, Mean mean) {
    this.value = value;
    this.mean = mean;
  }

  @Override
  public void add(ReadView view, Row row) {
    if (!value.isNull(view, row)) {
      long next = value.getLong(view, row);
      long sum = low + next;
      high += (next >> 63) + (Long.compareUnsigned(sum, next) < 0 ? 1 : 0);
      low = sum;
      count++;
    }
  }

  @Override
  public void remove(ReadView view, Row row) {
    if (!value.isNull(view, row)) {
      long next = value.getLong(view, row);
      high -= (next >> 63) + (Long.compareUnsigned(low, next) < 0 ? 1 : 0);
      low -= next;
      count--;
    }
  }

  @Override
  public ReversibleAccumulator copy() {
    var copy = new IntegerSum(value, mean);
    copy.low = low;
    copy.high = high;
    copy.count = count;
    return copy;
  }

  @Override
  public @Nullable Object result() {
    if (mean != Mean.NONE) {
      return mean.of(new BigDecimal(exact()), count);
    }
    if (high != low >> 63) {
      throw ExpressionMessages.sumTooLarge();
    }
    return low;
  }

  private BigInteger exact() {
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(BigInteger.valueOf(low))
        .add(low < 0 ? BigInteger.ONE.shiftLeft(64) : BigInteger.ZERO);
  }
}
