package org.entopic.query;

import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;

/**
 * One criterion of a query's order.
 *
 * <p>Immutable and thread-safe. Made by {@link ComparableExpression#asc()} and {@link
 * ComparableExpression#desc()}.
 *
 * @param <R> the type of the rows
 * @param node the value to order by
 * @param direction which values come first
 * @param nulls where rows without a value stand
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Ordering<R>(ExpressionNode node, Direction direction, Nulls nulls) {

  /** Which values come first. */
  public enum Direction {
    /** Small values first. */
    ASCENDING,
    /** Large values first. */
    DESCENDING
  }

  /** Where rows without a value stand. */
  public enum Nulls {
    /** Before all others. */
    FIRST,
    /** After all others. */
    LAST
  }

  /** Returns this order with rows without a value before all others. */
  public Ordering<R> nullsFirst() {
    return new Ordering<>(node, direction, Nulls.FIRST);
  }

  /** Returns this order with rows without a value after all others. */
  public Ordering<R> nullsLast() {
    return new Ordering<>(node, direction, Nulls.LAST);
  }

  @Override
  public String toString() {
    return node + (direction == Direction.ASCENDING ? " asc" : " desc");
  }
}
