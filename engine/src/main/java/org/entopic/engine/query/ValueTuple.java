package org.entopic.engine.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.entopic.engine.query.expression.ProjectedValues;
import org.entopic.engine.query.expression.Projection;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.query.Expression;
import org.entopic.query.Tuple;
import org.entopic.query.tree.ExpressionNode;
import org.jspecify.annotations.Nullable;

/** A tuple of selected values. */
// javac 17 loses annotations of type arguments in class files: lists of values look different
@SuppressWarnings("NullAway")
final class ValueTuple implements Tuple {
  private final List<ExpressionNode> nodes;
  private final List<@Nullable Object> values;

  ValueTuple(List<ExpressionNode> nodes, @Nullable Object[] values) {
    this.nodes = nodes;
    this.values = Collections.unmodifiableList(Arrays.asList(values));
  }

  /** Returns what makes tuples of rows. */
  static Projection projection(List<ExpressionNode> nodes, List<RowExpression> values) {
    ProjectedValues read = ProjectedValues.of(values);
    return (view, row, entities) -> new ValueTuple(nodes, read.of(view, row, entities));
  }

  // The value was made by this very expression.
  @SuppressWarnings("unchecked")
  @Override
  public <V> @Nullable V get(Expression<?, V> expression) {
    int at = nodes.indexOf(expression.node());
    if (at < 0) {
      throw QueryMessages.notSelected(expression);
    }
    return (V) values.get(at);
  }

  @Override
  public List<String> names() {
    return nodes.stream().map(Object::toString).toList();
  }

  @Override
  public List<@Nullable Object> toList() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueTuple that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the expressions, no values. */
  @Override
  public String toString() {
    return "tuple of " + nodes;
  }
}
