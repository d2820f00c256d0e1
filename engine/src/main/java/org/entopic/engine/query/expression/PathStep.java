package org.entopic.engine.query.expression;

import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** A step of a path from one row to another. */
public sealed interface PathStep {

  /** Returns the next row, or null if there is none. */
  @Nullable Row follow(ReadView view, Row row);

  /** To a complex value. */
  record Nested(int ordinal) implements PathStep {
    @Override
    public @Nullable Row follow(ReadView view, Row row) {
      return (Row) row.getObject(ordinal);
    }
  }

  /**
   * To a related entity.
   *
   * @param navigation the reference
   * @param from reads the values that the related row has too
   * @param finder finds the related row
   * @param filter the filters of the model on the related type
   */
  record Reference(
      NavigationModel navigation, RowValues from, RowFinder finder, @Nullable RowPredicate filter)
      implements PathStep {
    @Override
    public @Nullable Row follow(ReadView view, Row row) {
      Object value = from.of(row);
      Row found = value == null ? null : finder.first(view, value);
      return found != null && filter != null && !filter.test(view, found) ? null : found;
    }
  }
}
