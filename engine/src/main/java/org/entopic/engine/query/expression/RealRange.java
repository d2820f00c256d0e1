package org.entopic.engine.query.expression;

import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * A floating-point value in a range, in the order of {@link Double#compare}: its bits, those but
 * the sign turned over where it is negative, have that order as integers.
 *
 * @param range the range of such integers
 * @param mask the bits of the type but the sign
 */
record RealRange(LongRange range, long mask) implements RowPredicate {

  /** Returns the values for which a comparison holds. */
  static RealRange of(ValueKind kind, Operator operator, int ordinal, Object value) {
    long mask = kind == ValueKind.DOUBLE ? Long.MAX_VALUE : Integer.MAX_VALUE;
    long bits = ValueKind.bits(value);
    return new RealRange(LongRange.of(operator, ordinal, bits ^ bits >> 63 & mask), mask);
  }

  boolean containsZero() {
    return range.contains(0);
  }

  private boolean contains(Row row) {
    long bits = row.getLong(range.ordinal());
    return range.contains(bits ^ bits >> 63 & mask);
  }

  @Override
  public boolean test(ReadView view, Row row) {
    return contains(row);
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (contains(row)) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
