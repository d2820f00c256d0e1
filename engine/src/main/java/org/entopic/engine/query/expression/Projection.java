package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes the result of a row. */
public interface Projection {

  /**
   * Returns the result; null only where a single value is.
   *
   * @param entities makes the entities that are among the values
   */
  @Nullable Object of(ReadView view, Row row, EntitySource entities);

  /** Returns the projection to a single value. */
  static Projection value(RowExpression value) {
    return value.entities().isEmpty()
        ? (view, row, entities) -> value.toJava(value.get(view, row))
        : (view, row, entities) -> ProjectedValues.value(value, view, row, entities);
  }
}
