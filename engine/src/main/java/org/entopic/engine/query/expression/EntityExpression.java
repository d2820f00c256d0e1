package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The row of an entity, of which the entity is made last.
 *
 * @param entity the type
 * @param way the way to it; null where it is the row itself
 */
record EntityExpression(EntityTypeModel entity, @Nullable BoundPath way) implements RowExpression {
  /** Of the kind that is compared with nothing. */
  private static final StoreType TYPE =
      new StoreType.Collection(new StoreType.Scalar(ScalarType.BOOLEAN));

  @Override
  public StoreType type() {
    return TYPE;
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return getObject(view, row) == null;
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    return way == null ? row : way.resolve(view, row);
  }

  @Override
  public Class<?> javaType() {
    return entity.javaType();
  }
}
