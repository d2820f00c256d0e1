package org.entopic.engine.query.expression;

import java.util.Objects;
import org.entopic.spi.backend.Row;

/** Says whether values of two rows, which are not null, are equal. */
@FunctionalInterface
interface ValueEquality {
  boolean same(Row left, Row right);

  static ValueEquality of(ValueKind kind, int a, int b) {
    return kind.isPrimitive()
        ? (left, right) -> left.getLong(a) == right.getLong(b)
        : (left, right) ->
            kind.equal(
                Objects.requireNonNull(left.getObject(a)),
                Objects.requireNonNull(right.getObject(b)));
  }
}
