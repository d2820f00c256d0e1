package org.entopic.engine.query.expression;

import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * An unboxed value between two others, both included.
 *
 * @param ordinal the value
 * @param low the lowest value
 * @param high the highest value
 */
record LongRange(int ordinal, long low, long high) implements RowPredicate {

  /** Returns the values for which a comparison holds. */
  static LongRange of(Operator operator, int ordinal, long value) {
    return switch (operator) {
      case EQ -> new LongRange(ordinal, value, value);
      case LE -> new LongRange(ordinal, Long.MIN_VALUE, value);
      case GE -> new LongRange(ordinal, value, Long.MAX_VALUE);
      case LT ->
          value == Long.MIN_VALUE
              ? none(ordinal)
              : new LongRange(ordinal, Long.MIN_VALUE, value - 1);
      case GT ->
          value == Long.MAX_VALUE
              ? none(ordinal)
              : new LongRange(ordinal, value + 1, Long.MAX_VALUE);
      case NE -> throw new IllegalArgumentException("Unequal values are no range.");
    };
  }

  private static LongRange none(int ordinal) {
    return new LongRange(ordinal, 1, 0);
  }

  LongRange intersect(LongRange other) {
    return new LongRange(ordinal, Math.max(low, other.low), Math.min(high, other.high));
  }

  boolean contains(long value) {
    return value >= low && value <= high;
  }

  @Override
  public boolean test(ReadView view, Row row) {
    return contains(row.getLong(ordinal));
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (contains(row.getLong(ordinal))) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
