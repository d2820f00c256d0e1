package org.entopic.engine.query;

import java.util.function.Consumer;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows for which a condition holds; where all are wanted they are tested in batches. */
final class FilteredRows implements RowCursor {
  private static final int BATCH = 256;

  private final ReadView view;
  private final RowCursor source;
  private final RowPredicate predicate;

  FilteredRows(ReadView view, RowCursor source, RowPredicate predicate) {
    this.view = view;
    this.source = source;
    this.predicate = predicate;
  }

  @Override
  public @Nullable Row next() {
    for (Row row = source.next(); row != null; row = source.next()) {
      if (predicate.test(view, row)) {
        return row;
      }
    }
    return null;
  }

  @Override
  public void forEachRemaining(Consumer<? super Row> action) {
    var batch = new Batch(action);
    source.forEachRemaining(batch);
    batch.flush();
  }

  private final class Batch implements Consumer<Row> {
    private final Consumer<? super Row> action;
    private final Row[] rows = new Row[BATCH];
    private int count;

    Batch(Consumer<? super Row> action) {
      this.action = action;
    }

    @Override
    public void accept(Row row) {
      rows[count++] = row;
      if (count == BATCH) {
        flush();
      }
    }

    void flush() {
      int kept = predicate.retain(view, rows, count);
      count = 0;
      for (int i = 0; i < kept; i++) {
        action.accept(rows[i]);
      }
    }
  }
}
