package org.entopic.engine.query;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows for which a condition holds. */
final class FilteredRows implements RowCursor {
  private final RowCursor source;
  private final Predicate<Row> predicate;

  FilteredRows(RowCursor source, Predicate<Row> predicate) {
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

  @Override
  public void forEachRemaining(Consumer<? super Row> action) {
    source.forEachRemaining(
        row -> {
          if (predicate.test(row)) {
            action.accept(row);
          }
        });
  }
}
