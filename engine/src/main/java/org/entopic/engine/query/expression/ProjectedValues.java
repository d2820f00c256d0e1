package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Reads the values of results as applications see them. */
public final class ProjectedValues {
  private final RowExpression[] values;
  private final boolean hasEntities;

  private ProjectedValues(List<RowExpression> values) {
    this.values = values.toArray(RowExpression[]::new);
    this.hasEntities = values.stream().anyMatch(value -> value.entity() != null);
  }

  /** Returns what reads some values. */
  public static ProjectedValues of(List<RowExpression> values) {
    return new ProjectedValues(values);
  }

  /** Returns the values of a row. */
  public @Nullable Object[] of(ReadView view, Row row, EntitySource entities) {
    @Nullable Object[] read = new @Nullable Object[values.length];
    for (int i = 0; i < read.length; i++) {
      RowExpression value = values[i];
      read[i] =
          hasEntities && value.entity() != null
              ? entity(value, view, row, entities)
              : value.toJava(value.get(view, row));
    }
    return read;
  }

  static @Nullable Object entity(
      RowExpression value, ReadView view, Row row, EntitySource entities) {
    Row found = (Row) value.get(view, row);
    return found == null ? null : entities.entity(value, found);
  }
}
