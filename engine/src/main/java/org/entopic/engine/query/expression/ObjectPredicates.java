package org.entopic.engine.query.expression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.query.tree.PredicateNode.Operator;

/** Conditions on values that rows keep as objects. */
final class ObjectPredicates {
  private ObjectPredicates() {}

  static RowPredicate compare(ValueKind kind, Operator operator, int ordinal, Object value) {
    if (operator == Operator.EQ) {
      return equal(kind, ordinal, value);
    } else if (operator == Operator.NE) {
      RowPredicate equal = equal(kind, ordinal, value);
      return (view, row) -> !equal.test(view, row);
    } else if (value instanceof String text) {
      return order(operator, ordinal, (stored, any) -> ((String) stored).compareTo(text), text);
    }
    return order(operator, ordinal, kind.order(), value);
  }

  private static RowPredicate equal(ValueKind kind, int ordinal, Object value) {
    if (value instanceof String text) {
      return (view, row) -> text.equals(row.getObject(ordinal));
    } else if (value instanceof Enum<?>) {
      return (view, row) -> value == row.getObject(ordinal);
    } else if (kind == ValueKind.NATURAL || kind == ValueKind.COMPLEX) {
      return (view, row) -> value.equals(row.getObject(ordinal));
    }
    return (view, row) -> {
      Object stored = row.getObject(ordinal);
      return stored != null && kind.equal(stored, value);
    };
  }

  private static RowPredicate order(
      Operator operator, int ordinal, Comparator<Object> order, Object value) {
    return switch (operator) {
      case LT ->
          (view, row) -> {
            Object stored = row.getObject(ordinal);
            return stored != null && order.compare(stored, value) < 0;
          };
      case LE ->
          (view, row) -> {
            Object stored = row.getObject(ordinal);
            return stored != null && order.compare(stored, value) <= 0;
          };
      case GT ->
          (view, row) -> {
            Object stored = row.getObject(ordinal);
            return stored != null && order.compare(stored, value) > 0;
          };
      case GE ->
          (view, row) -> {
            Object stored = row.getObject(ordinal);
            return stored != null && order.compare(stored, value) >= 0;
          };
      case EQ, NE -> throw new IllegalArgumentException(operator + " is no order.");
    };
  }

  static RowPredicate oneOf(ValueKind kind, int ordinal, List<Object> values, boolean nulls) {
    if (kind == ValueKind.NATURAL || kind == ValueKind.COMPLEX) {
      Set<Object> wanted = new HashSet<>(values);
      return (view, row) -> {
        Object stored = row.getObject(ordinal);
        return stored == null ? nulls : wanted.contains(stored);
      };
    }
    Comparator<Object> order = kind.order();
    Object[] wanted = values.stream().sorted(order).toArray();
    return (view, row) -> {
      Object stored = row.getObject(ordinal);
      return stored == null ? nulls : Arrays.binarySearch(wanted, stored, order) >= 0;
    };
  }
}
