package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** What becomes of a sum. */
enum Mean {
  /** The sum itself. */
  NONE,
  /** The mean as a double. */
  DOUBLE,
  /** The mean as a decimal of 34 digits. */
  DECIMAL;

  /** Returns the mean of an exact sum; null of none. */
  @Nullable Object of(BigDecimal sum, long count) {
    if (count == 0) {
      return null;
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    return this == DECIMAL ? (Object) mean : (Object) mean.doubleValue();
  }
}
