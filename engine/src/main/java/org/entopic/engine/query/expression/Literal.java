package org.entopic.engine.query.expression;

import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A constant.
 *
 * @param value the stored value
 */
record Literal(StoreType type, Object value) implements RowExpression {

  /** Returns a constant in the type that its class says, or null if rows have no such type. */
  static @Nullable Literal of(Object value) {
    if (value instanceof Enum<?> constant) {
      return new Literal(new StoreType.Enumeration(constant.getDeclaringClass()), constant);
    }
    for (ScalarType type : ScalarType.values()) {
      if (type.javaType().isInstance(value)) {
        return new Literal(new StoreType.Scalar(type), value);
      }
    }
    return null;
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return false;
  }

  @Override
  public long getLong(ReadView view, Row row) {
    return ValueKind.bits(value);
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    return ((Number) value).doubleValue();
  }

  @Override
  public Object getObject(ReadView view, Row row) {
    return value;
  }

  @Override
  public Object get(ReadView view, Row row) {
    return value;
  }
}
