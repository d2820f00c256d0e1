package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The stored value of any property, also of one that queries do not compare. */
public record PropertyValue(PropertyModel property) implements RowExpression {

  /** Returns all values of rows of a type without a key, by which they are equal; else nothing. */
  public static List<RowExpression> ofKeyless(EntityTypeModel type) {
    return type.isKeyless()
        ? type.properties().stream().<RowExpression>map(PropertyValue::new).toList()
        : List.of();
  }

  @Override
  public StoreType type() {
    return property.storeType();
  }

  @Override
  public boolean isNull(ReadView view, Row row) {
    return row.isNull(property.ordinal());
  }

  @Override
  public @Nullable Object get(ReadView view, Row row) {
    return row.get(property.ordinal());
  }
}
