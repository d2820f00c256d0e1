package org.entopic.query;

import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;

/**
 * An expression whose values have an order.
 *
 * <p>Immutable and thread-safe. A null value is neither below nor above any other.
 *
 * @param <R> the type of the rows
 * @param <V> the type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ComparableExpression<R, V extends Comparable<? super V>> extends Expression<R, V> {

  /** Returns whether the value is greater. */
  default Predicate<R> gt(V value) {
    return new Predicate<>(new Comparison(Operator.GT, node(), new Constant(value)));
  }

  /** Returns whether the value is greater or equal. */
  default Predicate<R> ge(V value) {
    return new Predicate<>(new Comparison(Operator.GE, node(), new Constant(value)));
  }

  /** Returns whether the value is less. */
  default Predicate<R> lt(V value) {
    return new Predicate<>(new Comparison(Operator.LT, node(), new Constant(value)));
  }

  /** Returns whether the value is less or equal. */
  default Predicate<R> le(V value) {
    return new Predicate<>(new Comparison(Operator.LE, node(), new Constant(value)));
  }

  /** Returns whether the value is greater than that of another expression. */
  default Predicate<R> gt(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.GT, node(), other.node()));
  }

  /** Returns whether the value is greater than or equal to that of another expression. */
  default Predicate<R> ge(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.GE, node(), other.node()));
  }

  /** Returns whether the value is less than that of another expression. */
  default Predicate<R> lt(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.LT, node(), other.node()));
  }

  /** Returns whether the value is less than or equal to that of another expression. */
  default Predicate<R> le(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.LE, node(), other.node()));
  }

  /** Returns whether the value lies between two others, both included. */
  default Predicate<R> between(V low, V high) {
    return ge(low).and(le(high));
  }

  /** Returns the ascending order by this value, nulls first. */
  default Ordering<R> asc() {
    return new Ordering<>(node(), Ordering.Direction.ASCENDING, Ordering.Nulls.FIRST);
  }

  /** Returns the descending order by this value, nulls last. */
  default Ordering<R> desc() {
    return new Ordering<>(node(), Ordering.Direction.DESCENDING, Ordering.Nulls.LAST);
  }

  @Override
  default ComparableExpression<R, V> coalesce(V other) {
    return new Computed.Ordered<>(Computed.callWith(Function.COALESCE, node(), other));
  }

  @Override
  default ComparableExpression<R, V> coalesce(Expression<? super R, ? extends V> other) {
    return new Computed.Ordered<>(Computed.call(Function.COALESCE, node(), other.node()));
  }

  /** Returns the smallest value of the rows of a group; null of none. */
  default ComparableExpression<R, V> min() {
    return new Computed.Ordered<>(Computed.aggregate(AggregateFunction.MIN, this));
  }

  /** Returns the largest value of the rows of a group; null of none. */
  default ComparableExpression<R, V> max() {
    return new Computed.Ordered<>(Computed.aggregate(AggregateFunction.MAX, this));
  }
}
