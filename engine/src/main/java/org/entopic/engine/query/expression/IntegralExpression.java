package org.entopic.engine.query.expression;

import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * An integer or truth value that is worked out.
 *
 * @param absent whether there is none
 * @param value the value where there is one
 */
record IntegralExpression(StoreType type, RowPredicate absent, ToLong value)
    implements RowExpression {

  /** Works the value out. */
  @FunctionalInterface
  interface ToLong {
    long of(ReadView view, Row row);
  }

  static IntegralExpression ofInt(RowPredicate absent, ToLong value) {
    return new IntegralExpression(new StoreType.Scalar(ScalarType.INT), absent, value);
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return absent.test(view, row);
  }

  @Override
  public long getLong(ReadView view, Row row) {
    return value.of(view, row);
  }
}
