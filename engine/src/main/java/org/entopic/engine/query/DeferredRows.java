package org.entopic.engine.query;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Rows that are read when the first is asked for. */
final class DeferredRows implements RowCursor {
  private final Supplier<RowCursor> source;
  private @Nullable RowCursor rows;

  DeferredRows(Supplier<RowCursor> source) {
    this.source = source;
  }

  private RowCursor rows() {
    RowCursor known = rows;
    if (known == null) {
      known = source.get();
      rows = known;
    }
    return known;
  }

  @Override
  public @Nullable Row next() {
    return rows().next();
  }

  @Override
  public void forEachRemaining(Consumer<? super Row> action) {
    rows().forEachRemaining(action);
  }
}
