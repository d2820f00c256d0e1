package org.entopic.engine.query.expression;

import org.entopic.engine.query.expression.BoundPredicate.CompareBoth;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.Row;

/** Comparisons of two values of a row. */
final class PairPredicates {
  private PairPredicates() {}

  private interface PairTest {
    boolean test(Row left, Row right);
  }

  static RowPredicate compare(CompareBoth both) {
    BoundPath left = both.left();
    BoundPath right = both.right();
    int a = left.property().ordinal();
    int b = right.property().ordinal();
    boolean ifNull = both.operator() == Operator.NE;
    PairTest test = test(both.operator(), left.kind(), a, b);
    return (view, row) -> {
      Row first = left.resolve(view, row);
      Row second = right.resolve(view, row);
      return first == null || second == null || first.isNull(a) || second.isNull(b)
          ? ifNull
          : test.test(first, second);
    };
  }

  private static PairTest test(Operator operator, ValueKind kind, int a, int b) {
    ValueEquality equality = ValueEquality.of(kind, a, b);
    if (operator == Operator.EQ) {
      return equality::same;
    } else if (operator == Operator.NE) {
      return (left, right) -> !equality.same(left, right);
    }
    ValueOrder order = ValueOrder.of(kind, a, b);
    return switch (operator) {
      case LT -> (left, right) -> order.compare(left, right) < 0;
      case LE -> (left, right) -> order.compare(left, right) <= 0;
      case GT -> (left, right) -> order.compare(left, right) > 0;
      default -> (left, right) -> order.compare(left, right) >= 0;
    };
  }
}
