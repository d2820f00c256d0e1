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
    }
    Comparator<Object> order =
        value instanceof String ? (a, b) -> ((String) a).compareTo((String) b) : kind.order();
    return ObjectBound.of(operator, ordinal, order, value);
  }

  private static RowPredicate equal(ValueKind kind, int ordinal, Object value) {
    if (value instanceof String text) {
      return new SameText(ordinal, text);
    } else if (value instanceof Enum<?>) {
      return (view, row) -> value == row.getObject(ordinal);
    }
    return (view, row) -> {
      Object stored = row.getObject(ordinal);
      return stored != null && kind.equal(value, stored);
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
