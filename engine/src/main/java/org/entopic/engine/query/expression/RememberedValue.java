package org.entopic.engine.query.expression;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value that takes reading other rows, remembered for the rows that were looked at last: tested,
 * compared and shown, a row needs it several times. Thread-safe.
 */
final class RememberedValue implements ObjectExpression.ToObject {
  private static final int ROWS = 256;

  private final ObjectExpression.ToObject value;
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(ROWS);

  /** The value of a row in one state of the data. */
  private record Known(ReadView view, Row row, @Nullable Object value) {

    @SuppressWarnings("ReferenceEquality") // another row, or the same in another state, is another
    boolean isOf(ReadView otherView, Row otherRow) {
      return row == otherRow && view == otherView;
    }
  }

  RememberedValue(ObjectExpression.ToObject value) {
    this.value = value;
  }

  @Override
  public @Nullable Object of(ReadView view, Row row) {
    int at = System.identityHashCode(row) & ROWS - 1;
    Known last = known.get(at);
    if (last != null && last.isOf(view, row)) {
      return last.value();
    }
    Object found = value.of(view, row);
    known.set(at, new Known(view, row, found));
    return found;
  }
}
