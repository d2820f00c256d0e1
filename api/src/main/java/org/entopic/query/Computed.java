package org.entopic.query;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;
import org.jspecify.annotations.Nullable;

/** Expressions that are no handles. */
final class Computed {
  private Computed() {}

  static Call call(Function function, ExpressionNode... arguments) {
    return new Call(function, List.of(arguments));
  }

  static Call callWith(Function function, ExpressionNode argument, @Nullable Object constant) {
    return new Call(function, List.of(argument, new Constant(constant)));
  }

  static Aggregate aggregate(AggregateFunction function, Expression<?, ?> argument) {
    return new Aggregate(function, argument.node());
  }

  static List<ExpressionNode> nodes(Expression<?, ?>... expressions) {
    return Arrays.stream(expressions).<ExpressionNode>map(Expression::node).toList();
  }

  record Value<R, V>(ExpressionNode node) implements Expression<R, V> {
    @Override
    public String toString() {
      return node.toString();
    }
  }

  record Ordered<R, V extends Comparable<? super V>>(ExpressionNode node)
      implements ComparableExpression<R, V> {
    @Override
    public String toString() {
      return node.toString();
    }
  }

  record Text<R>(ExpressionNode node) implements TextExpression<R> {
    @Override
    public String toString() {
      return node.toString();
    }
  }

  record Numeric<
          R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>(
      ExpressionNode node) implements NumberExpression<R, V, S> {
    @Override
    public String toString() {
      return node.toString();
    }
  }

  record Time<R, V extends Temporal & Comparable<? super V>>(ExpressionNode node)
      implements TemporalExpression<R, V> {
    @Override
    public String toString() {
      return node.toString();
    }
  }
}
