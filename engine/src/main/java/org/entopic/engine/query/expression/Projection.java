package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes the result of a row. */
public interface Projection {

  /** Returns the result; null only where a single value is. */
  @Nullable Object of(ReadView view, Row row);

  /** Returns the projection to a single value. */
  static Projection value(RowExpression value) {
    return (view, row) -> value.toJava(value.get(view, row));
  }

  /** Reads values as applications see them. */
  static @Nullable Object[] values(List<RowExpression> values, ReadView view, Row row) {
    @Nullable Object[] read = new @Nullable Object[values.size()];
    for (int i = 0; i < read.length; i++) {
      RowExpression value = values.get(i);
      read[i] = value.toJava(value.get(view, row));
    }
    return read;
  }
}
