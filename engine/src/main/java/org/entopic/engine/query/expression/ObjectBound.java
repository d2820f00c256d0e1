package org.entopic.engine.query.expression;

import java.util.Comparator;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * An object above or below another, or equal to it.
 *
 * @param sign the sign of the comparison's result that holds
 * @param inclusive whether equal objects hold
 */
record ObjectBound(int ordinal, Comparator<Object> order, Object value, int sign, boolean inclusive)
    implements RowPredicate {

  /** Returns the objects for which a comparison holds. */
  static ObjectBound of(Operator operator, int ordinal, Comparator<Object> order, Object value) {
    int sign = operator == Operator.GT || operator == Operator.GE ? 1 : -1;
    boolean inclusive = operator == Operator.LE || operator == Operator.GE;
    return new ObjectBound(ordinal, order, value, sign, inclusive);
  }

  @Override
  public boolean test(ReadView view, Row row) {
    Object stored = row.getObject(ordinal);
    if (stored == null) {
      return false;
    }
    int result = Integer.signum(order.compare(stored, value));
    return result == sign || inclusive && result == 0;
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (test(view, row)) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
