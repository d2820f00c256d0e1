package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.Collections;
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
    this.hasEntities = values.stream().anyMatch(value -> !value.entities().isEmpty());
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
          hasEntities ? value(value, view, row, entities) : value.toJava(value.get(view, row));
    }
    return read;
  }

  /** Returns a value, which may be an entity or have some among its elements. */
  static @Nullable Object value(
      RowExpression value, ReadView view, Row row, EntitySource entities) {
    Object stored = value.get(view, row);
    Projection elements = value.elements();
    if (stored == null) {
      return null;
    } else if (value.entity() != null) {
      return entities.entity(value, (Row) stored);
    } else if (elements == null) {
      return value.toJava(stored);
    }
    List<@Nullable Object> made = new ArrayList<>();
    for (Object each : (List<?>) stored) {
      made.add(elements.of(view, (Row) each, entities));
    }
    return Collections.unmodifiableList(made);
  }
}
