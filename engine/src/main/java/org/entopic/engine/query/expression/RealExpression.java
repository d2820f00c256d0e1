package org.entopic.engine.query.expression;

import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * A floating-point number that is worked out.
 *
 * @param absent whether there is none
 * @param value the value where there is one
 */
record RealExpression(StoreType type, RowPredicate absent, ToDouble value)
    implements RowExpression {

  /** Works the value out. */
  @FunctionalInterface
  interface ToDouble {
    double of(ReadView view, Row row);
  }

  static RealExpression ofDouble(RowPredicate absent, ToDouble value) {
    return new RealExpression(new StoreType.Scalar(ScalarType.DOUBLE), absent, value);
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return absent.test(view, row);
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    return value.of(view, row);
  }
}
