package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes objects of stored values whose {@code equals} is the equality of queries. */
public final class Identity {
  private Identity() {}

  /** Returns the object of a boxed value: decimals without trailing zeros, bytes by content. */
  public static @Nullable Object of(@Nullable Object stored) {
    if (stored instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }
    return stored instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : stored;
  }
}
