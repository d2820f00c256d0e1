package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.model.KeyOrder;
import org.entopic.model.PropertyModel;
import org.entopic.query.Ordering;
import org.entopic.spi.backend.Row;

/** Makes code that compares rows. */
public final class OrderCompiler {
  private OrderCompiler() {}

  /** Returns the code of an order of one criterion or several. */
  public static RowOrder compile(List<BoundOrdering> orderings) {
    return all(orderings.stream().map(OrderCompiler::compile).toList());
  }

  /** Returns the order by a property, of which null is the smallest value. */
  public static RowOrder of(PropertyModel property, boolean descending) {
    int ordinal = property.ordinal();
    ValueOrder values = ValueOrder.of(ValueKind.of(property.storeType()), ordinal, ordinal);
    RowOrder ascending =
        (view, left, right) -> {
          boolean leftNull = left.isNull(ordinal);
          boolean rightNull = right.isNull(ordinal);
          return leftNull || rightNull
              ? Boolean.compare(rightNull, leftNull)
              : values.compare(left, right);
        };
    return descending ? reversed(ascending) : ascending;
  }

  /** Returns the order by key. */
  public static RowOrder byKey(boolean descending) {
    RowOrder ascending = (view, left, right) -> KeyOrder.compare(left.key(), right.key());
    return descending ? reversed(ascending) : ascending;
  }

  private static RowOrder reversed(RowOrder order) {
    return (view, left, right) -> order.compare(view, right, left);
  }

  /** Returns the order by the first of several that tells two rows apart. */
  public static RowOrder all(List<RowOrder> criteria) {
    RowOrder[] orders = criteria.toArray(RowOrder[]::new);
    if (orders.length == 1) {
      return orders[0];
    }
    return (view, left, right) -> {
      for (RowOrder order : orders) {
        int result = order.compare(view, left, right);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  private static RowOrder compile(BoundOrdering ordering) {
    BoundPath path = ordering.path();
    if (path == null) {
      return computed(ordering);
    }
    int ordinal = path.property().ordinal();
    boolean descending = ordering.isDescending();
    ValueOrder ascending = ValueOrder.of(path.kind(), ordinal, ordinal);
    ValueOrder order = descending ? (left, right) -> ascending.compare(right, left) : ascending;
    if (path.isDirect() && !path.property().isNullable()) {
      return (view, left, right) -> order.compare(left, right);
    }
    int nullFirst = ordering.source().nulls() == Ordering.Nulls.FIRST ? -1 : 1;
    return (view, left, right) -> {
      Row first = path.resolve(view, left);
      Row second = path.resolve(view, right);
      boolean leftNull = first == null || first.isNull(ordinal);
      boolean rightNull = second == null || second.isNull(ordinal);
      if (first == null || second == null || leftNull || rightNull) {
        return leftNull == rightNull ? 0 : leftNull ? nullFirst : -nullFirst;
      }
      return order.compare(first, second);
    };
  }

  private static RowOrder computed(BoundOrdering ordering) {
    RowExpression value = ordering.value();
    RowOrder order = Comparisons.order(value);
    int sign = ordering.isDescending() ? -1 : 1;
    int nullFirst = ordering.source().nulls() == Ordering.Nulls.FIRST ? -1 : 1;
    return (view, left, right) -> {
      boolean leftNull = value.isNull(view, left);
      boolean rightNull = value.isNull(view, right);
      if (leftNull || rightNull) {
        return leftNull == rightNull ? 0 : leftNull ? nullFirst : -nullFirst;
      }
      return sign * Integer.signum(order.compare(view, left, right));
    };
  }
}
