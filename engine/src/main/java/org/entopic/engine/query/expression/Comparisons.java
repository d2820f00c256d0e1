package org.entopic.engine.query.expression;

import java.util.Comparator;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Comparisons of values of one type. */
final class Comparisons {
  private Comparisons() {}

  /** Returns whether a comparison holds; with a null only inequality does. */
  static RowPredicate test(Operator operator, RowExpression left, RowExpression right) {
    boolean ifNull = operator == Operator.NE;
    ValueKind kind = left.kind();
    return switch (kind) {
      case INTEGRAL ->
          (view, row) ->
              left.isNull(view, row) || right.isNull(view, row)
                  ? ifNull
                  : holds(
                      operator, Long.compare(left.getLong(view, row), right.getLong(view, row)));
      case FLOAT, DOUBLE ->
          (view, row) ->
              left.isNull(view, row) || right.isNull(view, row)
                  ? ifNull
                  : holds(
                      operator,
                      Double.compare(left.getDouble(view, row), right.getDouble(view, row)));
      default -> objects(operator, left, right, ifNull);
    };
  }

  private static RowPredicate objects(
      Operator operator, RowExpression left, RowExpression right, boolean ifNull) {
    ValueKind kind = left.kind();
    boolean equality = operator == Operator.EQ || operator == Operator.NE;
    Comparator<Object> order = kind.order();
    return (view, row) -> {
      Object first = left.getObject(view, row);
      Object second = first == null ? null : right.getObject(view, row);
      if (first == null || second == null) {
        return ifNull;
      }
      return equality
          ? kind.equal(first, second) == (operator == Operator.EQ)
          : holds(operator, order.compare(first, second));
    };
  }

  private static boolean holds(Operator operator, int result) {
    return switch (operator) {
      case EQ -> result == 0;
      case NE -> result != 0;
      case LT -> result < 0;
      case LE -> result <= 0;
      case GT -> result > 0;
      case GE -> result >= 0;
    };
  }

  /** Returns the ascending order by values, which are not null. */
  static RowOrder order(RowExpression value) {
    Comparator<Object> order = value.kind().order();
    return switch (value.kind()) {
      case INTEGRAL ->
          (view, left, right) ->
              Long.compare(value.getLong(view, left), value.getLong(view, right));
      case FLOAT, DOUBLE ->
          (view, left, right) ->
              Double.compare(value.getDouble(view, left), value.getDouble(view, right));
      default -> (view, left, right) -> compare(order, value, view, left, right);
    };
  }

  private static int compare(
      Comparator<Object> order, RowExpression value, ReadView view, Row left, Row right) {
    Object first = value.getObject(view, left);
    Object second = value.getObject(view, right);
    return first == null || second == null ? 0 : order.compare(first, second);
  }
}
