package org.entopic.engine.query.expression;

import java.util.function.UnaryOperator;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The value at the end of a path; what does not depend on the row is looked up once. */
final class PathExpression implements RowExpression {
  private final BoundPath path;
  private final UnaryOperator<@Nullable Object> conversion;
  private final StoreType type;
  private final ValueKind kind;
  private final int ordinal;
  private final boolean direct;
  private final boolean isObject;

  /**
   * Creates the value.
   *
   * @param path the path, which ends at a property
   * @param conversion makes what applications see of a stored value
   */
  PathExpression(BoundPath path, UnaryOperator<@Nullable Object> conversion) {
    this.path = path;
    this.conversion = conversion;
    this.type = path.property().storeType();
    this.kind = path.kind();
    this.ordinal = path.property().ordinal();
    this.direct = path.isDirect();
    this.isObject = !type.isPrimitive();
  }

  private @Nullable Row last(ReadView view, Row row) {
    return direct ? row : path.resolve(view, row);
  }

  @Override
  public BoundPath path() {
    return path;
  }

  @Override
  public StoreType type() {
    return type;
  }

  @Override
  public ValueKind kind() {
    return kind;
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    Row last = last(view, row);
    return last == null || last.isNull(ordinal);
  }

  @Override
  public long getLong(ReadView view, Row row) {
    Row last = last(view, row);
    return last == null ? 0 : last.getLong(ordinal);
  }

  @Override
  public double getDouble(ReadView view, Row row) {
    Row last = last(view, row);
    return last == null ? 0 : kind.real(last, ordinal);
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    Row last = last(view, row);
    return last == null ? null : last.getObject(ordinal);
  }

  @Override
  public @Nullable Object get(ReadView view, Row row) {
    Row last = last(view, row);
    return last == null ? null : isObject ? last.getObject(ordinal) : last.get(ordinal);
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
