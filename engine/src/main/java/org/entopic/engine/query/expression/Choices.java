package org.entopic.engine.query.expression;

import java.util.Objects;
import org.entopic.model.StoreType;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Values that are one of several others. */
final class Choices {
  private Choices() {}

  /** Returns a value, or another of its type where it is null. */
  static RowExpression coalesce(RowExpression first, RowExpression second) {
    return of((view, row) -> !first.isNull(view, row), first, second);
  }

  /** Returns one of two values of one type. */
  static RowExpression of(RowPredicate condition, RowExpression then, RowExpression otherwise) {
    RowPredicate absent =
        (view, row) -> (condition.test(view, row) ? then : otherwise).isNull(view, row);
    return switch (then.kind()) {
      case INTEGRAL ->
          new IntegralExpression(
              then.type(),
              absent,
              (view, row) -> (condition.test(view, row) ? then : otherwise).getLong(view, row));
      case FLOAT, DOUBLE ->
          new RealExpression(
              then.type(),
              absent,
              (view, row) -> (condition.test(view, row) ? then : otherwise).getDouble(view, row));
      default ->
          new ObjectExpression(
              then.type(),
              (view, row) -> (condition.test(view, row) ? then : otherwise).getObject(view, row));
    };
  }

  /** Returns the one of two values that compares with the other so; null if one is null. */
  static RowExpression extreme(Operator operator, RowExpression first, RowExpression second) {
    RowExpression value = of(Comparisons.test(operator, first, second), first, second);
    RowPredicate absent = (view, row) -> first.isNull(view, row) || second.isNull(view, row);
    return switch (value.kind()) {
      case INTEGRAL -> new IntegralExpression(value.type(), absent, value::getLong);
      case FLOAT, DOUBLE -> new RealExpression(value.type(), absent, value::getDouble);
      default ->
          new ObjectExpression(
              value.type(),
              (view, row) -> absent.test(view, row) ? null : value.getObject(view, row));
    };
  }

  /** Returns a value that is worked out boxed. */
  static RowExpression boxed(StoreType type, ObjectExpression.ToObject value) {
    if (!type.isPrimitive()) {
      return new ObjectExpression(type, value);
    }
    RowPredicate absent = (view, row) -> value.of(view, row) == null;
    return ValueKind.of(type) == ValueKind.INTEGRAL
        ? new IntegralExpression(
            type, absent, (view, row) -> ValueKind.bits(present(value, view, row)))
        : new RealExpression(
            type, absent, (view, row) -> ((Number) present(value, view, row)).doubleValue());
  }

  private static Object present(ObjectExpression.ToObject value, ReadView view, Row row) {
    return Objects.requireNonNull(value.of(view, row));
  }
}
