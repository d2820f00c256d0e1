package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A value that takes reading other rows, remembered for the rows that were looked at last: tested,
 * compared and shown, a row needs it several times. Not thread-safe.
 */
final class RememberedValue implements ObjectExpression.ToObject {
  private static final int ROWS = 256;

  private final ObjectExpression.ToObject value;
  private @Nullable ReadView seen;
  private @Nullable Row[] rows = {};
  private @Nullable Object[] values = {};

  RememberedValue(ObjectExpression.ToObject value) {
    this.value = value;
  }

  @SuppressWarnings("ReferenceEquality") // another row, or the same in another state, is read anew
  @Override
  public @Nullable Object of(ReadView view, Row row) {
    if (seen != view) {
      seen = view;
      rows = new @Nullable Row[ROWS];
      values = new @Nullable Object[ROWS];
    }
    int at = System.identityHashCode(row) & ROWS - 1;
    if (rows[at] != row) {
      Object found = value.of(view, row);
      rows[at] = row;
      values[at] = found;
    }
    return values[at];
  }
}
