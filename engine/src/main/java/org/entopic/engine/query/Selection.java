package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entopic.query.Expression;
import org.entopic.query.tree.ExpressionNode;
import org.jspecify.annotations.Nullable;

/**
 * The values that a query selects, and what becomes of them.
 *
 * @param shape what each row becomes
 * @param record the class of records; null for other shapes
 * @param values the values
 */
record Selection(Shape shape, @Nullable Class<?> record, List<ExpressionNode> values) {

  /** What a row becomes. */
  enum Shape {
    /** Its only value. */
    VALUE,
    /** A record of its values. */
    RECORD,
    /** A tuple of its values. */
    TUPLE
  }

  Selection {
    values = List.copyOf(values);
  }

  static Selection value(Expression<?, ?> value) {
    return new Selection(Shape.VALUE, null, List.of(value.node()));
  }

  static Selection record(Class<?> record, Expression<?, ?>... values) {
    return new Selection(Shape.RECORD, record, nodes(List.of(values)));
  }

  static Selection tuple(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    var values = new ArrayList<Expression<?, ?>>(List.of(first, second));
    values.addAll(List.of(more));
    return new Selection(Shape.TUPLE, null, nodes(values));
  }

  private static List<ExpressionNode> nodes(List<Expression<?, ?>> values) {
    return values.stream().<ExpressionNode>map(Expression::node).toList();
  }

  @Override
  public String toString() {
    return (record == null ? "" : record.getSimpleName() + " of ")
        + values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
