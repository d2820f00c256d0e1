package org.entopic.engine.query.expression;

import java.util.function.UnaryOperator;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The value at the end of a path.
 *
 * @param path the path
 * @param conversion makes what applications see of a stored value
 */
record PathExpression(BoundPath path, UnaryOperator<@Nullable Object> conversion)
    implements RowExpression {
  @Override
  public StoreType type() {
    return path.property().storeType();
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    Row last = path.resolve(view, row);
    return last == null || last.isNull(path.property().ordinal());
  }

  @Override
  public long getLong(ReadView view, Row row) {
    Row last = path.resolve(view, row);
    return last == null ? 0 : last.getLong(path.property().ordinal());
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    Row last = path.resolve(view, row);
    return last == null ? 0 : path.kind().real(last, path.property().ordinal());
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    Row last = path.resolve(view, row);
    return last == null ? null : last.getObject(path.property().ordinal());
  }

  @Override
  public Class<?> javaType() {
    return path.property().javaType();
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return conversion.apply(stored);
  }
}
