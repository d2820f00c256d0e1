package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row that another row keeps in a column; null where that has none.
 *
 * @param column the column
 * @param inner the value
 */
record NestedExpression(int column, RowExpression inner) implements RowExpression {
  @Override
  public StoreType type() {
    return inner.type();
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    Row nested = (Row) row.getObject(column);
    return nested == null || inner.isNull(view, nested);
  }

  @Override
  public long getLong(ReadView view, Row row) {
    Row nested = (Row) row.getObject(column);
    return nested == null ? 0 : inner.getLong(view, nested);
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    Row nested = (Row) row.getObject(column);
    return nested == null ? 0 : inner.getDouble(view, nested);
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    Row nested = (Row) row.getObject(column);
    return nested == null ? null : inner.getObject(view, nested);
  }

  @Override
  public @Nullable Object get(ReadView view, Row row) {
    Row nested = (Row) row.getObject(column);
    return nested == null ? null : inner.get(view, nested);
  }

  @Override
  public @Nullable EntityTypeModel entity() {
    return inner.entity();
  }

  @Override
  public @Nullable BoundPath origin() {
    return inner.origin();
  }

  @Override
  public List<RowExpression> entities() {
    return entity() == null ? inner.entities() : List.of(this);
  }

  @Override
  public @Nullable Projection elements() {
    return inner.elements();
  }

  @Override
  public Class<?> javaType() {
    return inner.javaType();
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return inner.toJava(stored);
  }
}
