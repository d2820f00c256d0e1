package org.entopic.query;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Conditional;
import org.entopic.query.tree.ExpressionNode.Constant;

/**
 * Expressions that start from no handle: constants, choices, the number of rows.
 *
 * <p>All are immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Expressions {
  private Expressions() {}

  /** Returns a constant text. */
  public static <R> TextExpression<R> constant(String value) {
    return new Computed.Text<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Integer, Long> constant(int value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Long, Long> constant(long value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Double, Double> constant(double value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, BigDecimal, BigDecimal> constant(BigDecimal value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns how many rows a group has. */
  public static <R> NumberExpression<R, Long, Long> count() {
    return new Computed.Numeric<>(new Aggregate(AggregateFunction.COUNT, null));
  }

  /** Returns one text where a condition holds, and another where it does not. */
  public static <R> TextExpression<R> when(
      Predicate<R> condition,
      Expression<? super R, String> then,
      Expression<? super R, String> otherwise) {
    return new Computed.Text<>(choice(condition, then, otherwise));
  }

  /** Returns one number where a condition holds, and another where it does not. */
  public static <
          R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
      NumberExpression<R, V, S> when(
          Predicate<R> condition,
          NumberExpression<? super R, V, S> then,
          NumberExpression<? super R, V, S> otherwise) {
    return new Computed.Numeric<>(choice(condition, then, otherwise));
  }

  private static Conditional choice(
      Predicate<?> condition, Expression<?, ?> then, Expression<?, ?> otherwise) {
    return new Conditional(condition.node(), then.node(), otherwise.node());
  }
}
