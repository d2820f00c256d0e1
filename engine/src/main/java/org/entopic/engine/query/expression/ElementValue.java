package org.entopic.engine.query.expression;

import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The value of one of the elements of a collection, seen as the elements show theirs.
 *
 * @param value the stored value
 * @param source a value of the elements
 */
record ElementValue(RowExpression value, RowExpression source) implements RowExpression {
  @Override
  public StoreType type() {
    return value.type();
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return value.isNull(view, row);
  }

  @Override
  public long getLong(ReadView view, Row row) {
    return value.getLong(view, row);
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    return value.getDouble(view, row);
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    return value.getObject(view, row);
  }

  @Override
  public @Nullable BoundPath origin() {
    return source.origin();
  }

  @Override
  public Class<?> javaType() {
    return source.javaType();
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return source.toJava(stored);
  }
}
