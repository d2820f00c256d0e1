package org.entopic.engine.query;

import java.util.function.Predicate;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows whose entities a filter in memory lets through. */
final class FilteredEntities implements RowCursor {
  private final RowCursor source;
  private final Predicate<Row> predicate;

  FilteredEntities(RowCursor source, Predicate<Row> predicate) {
    this.source = source;
    this.predicate = predicate;
  }

  @Override
  public @Nullable Row next() {
    for (Row row = source.next(); row != null; row = source.next()) {
      if (predicate.test(row)) {
        return row;
      }
    }
    return null;
  }
}
