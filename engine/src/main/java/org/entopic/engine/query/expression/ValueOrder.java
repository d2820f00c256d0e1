package org.entopic.engine.query.expression;

import java.util.Comparator;
import java.util.Objects;
import org.entopic.spi.backend.Row;

/** Compares values of two rows, which are not null. */
@FunctionalInterface
interface ValueOrder {
  int compare(Row left, Row right);

  static ValueOrder of(ValueKind kind, int a, int b) {
    return switch (kind) {
      case INTEGRAL -> (left, right) -> Long.compare(left.getLong(a), right.getLong(b));
      case FLOAT -> (left, right) -> Float.compare(left.getFloat(a), right.getFloat(b));
      case DOUBLE -> (left, right) -> Double.compare(left.getDouble(a), right.getDouble(b));
      default -> {
        Comparator<Object> order = kind.order();
        yield (left, right) ->
            order.compare(
                Objects.requireNonNull(left.getObject(a)),
                Objects.requireNonNull(right.getObject(b)));
      }
    };
  }
}
