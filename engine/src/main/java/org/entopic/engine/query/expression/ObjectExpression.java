package org.entopic.engine.query.expression;

import java.util.function.Function;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value that is worked out and is an object.
 *
 * @param value the value, or null
 */
record ObjectExpression(StoreType type, ToObject value) implements RowExpression {

  /** Works the value out. */
  @FunctionalInterface
  interface ToObject {
    @Nullable Object of(ReadView view, Row row);
  }

  /** Returns a function of another object, null where that is. */
  static ObjectExpression of(
      ScalarType type, RowExpression operand, Function<Object, @Nullable Object> function) {
    return new ObjectExpression(
        new StoreType.Scalar(type),
        (view, row) -> {
          Object value = operand.getObject(view, row);
          return value == null ? null : function.apply(value);
        });
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return value.of(view, row) == null;
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    return value.of(view, row);
  }
}
