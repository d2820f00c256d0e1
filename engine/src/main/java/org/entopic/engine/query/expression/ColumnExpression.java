package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value that rows which a plan has made keep in a column, boxed.
 *
 * @param column the column
 * @param type the type of the value
 * @param source the expression whose values the column has; null if it has none of its own
 */
public record ColumnExpression(int column, StoreType type, @Nullable RowExpression source)
    implements RowExpression {

  /** Returns the columns that keep some values. */
  public static List<RowExpression> of(List<RowExpression> values) {
    var columns = new ArrayList<RowExpression>();
    for (RowExpression value : values) {
      columns.add(new ColumnExpression(columns.size(), value.type(), value));
    }
    return columns;
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return row.getObject(column) == null;
  }

  @Override
  public long getLong(ReadView view, Row row) {
    return ValueKind.bits(Objects.requireNonNull(row.getObject(column)));
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    return ((Number) Objects.requireNonNull(row.getObject(column))).doubleValue();
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    return row.getObject(column);
  }

  @Override
  public @Nullable Object get(ReadView view, Row row) {
    return row.getObject(column);
  }

  @Override
  public @Nullable EntityTypeModel entity() {
    return source == null ? null : source.entity();
  }

  @Override
  public @Nullable BoundPath origin() {
    return source == null ? null : source.origin();
  }

  @Override
  public List<RowExpression> entities() {
    return entity() == null && source != null ? source.entities() : RowExpression.super.entities();
  }

  @Override
  public @Nullable Projection elements() {
    return source == null ? null : source.elements();
  }

  @Override
  public Class<?> javaType() {
    return source == null ? RowExpression.super.javaType() : source.javaType();
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return source == null ? stored : source.toJava(stored);
  }
}
