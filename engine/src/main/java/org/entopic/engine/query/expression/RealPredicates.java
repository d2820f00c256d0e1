package org.entopic.engine.query.expression;

import org.entopic.query.tree.PredicateNode.Operator;

/** Order of floating-point values; equality is that of their bits. */
final class RealPredicates {
  private RealPredicates() {}

  static RowPredicate compare(
      ValueKind kind, Operator operator, int ordinal, boolean nullable, double value) {
    RowPredicate plain =
        kind == ValueKind.DOUBLE
            ? ofDouble(operator, ordinal, value)
            : ofFloat(operator, ordinal, value);
    return nullable ? (view, row) -> !row.isNull(ordinal) && plain.test(view, row) : plain;
  }

  private static RowPredicate ofDouble(Operator operator, int ordinal, double value) {
    return switch (operator) {
      case LT -> (view, row) -> Double.compare(row.getDouble(ordinal), value) < 0;
      case LE -> (view, row) -> Double.compare(row.getDouble(ordinal), value) <= 0;
      case GT -> (view, row) -> Double.compare(row.getDouble(ordinal), value) > 0;
      case GE -> (view, row) -> Double.compare(row.getDouble(ordinal), value) >= 0;
      case EQ, NE -> throw new IllegalArgumentException(operator + " compares bits.");
    };
  }

  private static RowPredicate ofFloat(Operator operator, int ordinal, double value) {
    return switch (operator) {
      case LT -> (view, row) -> Double.compare(row.getFloat(ordinal), value) < 0;
      case LE -> (view, row) -> Double.compare(row.getFloat(ordinal), value) <= 0;
      case GT -> (view, row) -> Double.compare(row.getFloat(ordinal), value) > 0;
      case GE -> (view, row) -> Double.compare(row.getFloat(ordinal), value) >= 0;
      case EQ, NE -> throw new IllegalArgumentException(operator + " compares bits.");
    };
  }
}
