package org.entopic.query;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.Function;

/**
 * An expression whose value is a number.
 *
 * <p>Immutable and thread-safe. Arithmetic has a value for every row and never fails: null where an
 * operand is null, integers wrap around as in Java, and what divides an exact number by zero is
 * null.
 *
 * @param <R> the type of the rows
 * @param <V> the type of the value
 * @param <S> the type of a sum of values: {@code Long} of integers, {@code Double} of
 *     floating-point numbers, else as the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface NumberExpression<
        R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
    extends ComparableExpression<R, V> {

  /** Returns the sum with another number. */
  default NumberExpression<R, V, S> plus(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.ADD, node(), other));
  }

  /** Returns the sum with that of another expression. */
  default NumberExpression<R, V, S> plus(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.ADD, node(), other.node()));
  }

  /** Returns the difference from another number. */
  default NumberExpression<R, V, S> minus(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.SUBTRACT, node(), other));
  }

  /** Returns the difference from that of another expression. */
  default NumberExpression<R, V, S> minus(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.SUBTRACT, node(), other.node()));
  }

  /** Returns the product with another number. */
  default NumberExpression<R, V, S> times(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.MULTIPLY, node(), other));
  }

  /** Returns the product with that of another expression. */
  default NumberExpression<R, V, S> times(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.MULTIPLY, node(), other.node()));
  }

  /** Returns the quotient by another number, in the type of this one. */
  default NumberExpression<R, V, S> dividedBy(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.DIVIDE, node(), other));
  }

  /** Returns the quotient by that of another expression, in the type of this one. */
  default NumberExpression<R, V, S> dividedBy(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.DIVIDE, node(), other.node()));
  }

  /** Returns the remainder of the division by another number. */
  default NumberExpression<R, V, S> mod(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.MOD, node(), other));
  }

  /** Returns the remainder of the division by that of another expression. */
  default NumberExpression<R, V, S> mod(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.MOD, node(), other.node()));
  }

  /** Returns the number with the other sign. */
  default NumberExpression<R, V, S> negate() {
    return new Computed.Numeric<>(Computed.call(Function.NEGATE, node()));
  }

  /** Returns the number without its sign. */
  default NumberExpression<R, V, S> abs() {
    return new Computed.Numeric<>(Computed.call(Function.ABS, node()));
  }

  /** Returns the largest whole number that is not above. */
  default NumberExpression<R, V, S> floor() {
    return new Computed.Numeric<>(Computed.call(Function.FLOOR, node()));
  }

  /** Returns the smallest whole number that is not below. */
  default NumberExpression<R, V, S> ceil() {
    return new Computed.Numeric<>(Computed.call(Function.CEILING, node()));
  }

  /** Returns the nearest whole number, halves away from zero. */
  default NumberExpression<R, V, S> round() {
    return new Computed.Numeric<>(Computed.call(Function.ROUND, node()));
  }

  /** Returns the power with an exponent, as {@link Math#pow}. */
  default NumberExpression<R, Double, Double> power(double exponent) {
    return new Computed.Numeric<>(Computed.callWith(Function.POWER, node(), exponent));
  }

  /** Returns the square root, as {@link Math#sqrt}. */
  default NumberExpression<R, Double, Double> sqrt() {
    return new Computed.Numeric<>(Computed.call(Function.SQRT, node()));
  }

  /** Returns e to the power of the number, as {@link Math#exp}. */
  default NumberExpression<R, Double, Double> exp() {
    return new Computed.Numeric<>(Computed.call(Function.EXP, node()));
  }

  /** Returns the natural logarithm, as {@link Math#log}. */
  default NumberExpression<R, Double, Double> ln() {
    return new Computed.Numeric<>(Computed.call(Function.LN, node()));
  }

  /** Returns -1, 0 or 1, as the number is below, at or above zero. */
  default NumberExpression<R, Integer, Long> sign() {
    return new Computed.Numeric<>(Computed.call(Function.SIGN, node()));
  }

  /** Returns the smaller of this number and another; null if one is null. */
  default NumberExpression<R, V, S> least(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.LEAST, node(), other));
  }

  /** Returns the smaller of this number and another; null if one is null. */
  default NumberExpression<R, V, S> least(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.LEAST, node(), other.node()));
  }

  /** Returns the larger of this number and another; null if one is null. */
  default NumberExpression<R, V, S> greatest(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.GREATEST, node(), other));
  }

  /** Returns the larger of this number and another; null if one is null. */
  default NumberExpression<R, V, S> greatest(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.GREATEST, node(), other.node()));
  }

  /** Returns the number as a 32-bit integer, as a cast in Java. */
  default NumberExpression<R, Integer, Long> toInt() {
    return new Computed.Numeric<>(Computed.call(Function.TO_INT, node()));
  }

  /** Returns the number as a 64-bit integer, as a cast in Java. */
  default NumberExpression<R, Long, Long> toLong() {
    return new Computed.Numeric<>(Computed.call(Function.TO_LONG, node()));
  }

  /** Returns the number as a double. */
  default NumberExpression<R, Double, Double> toDouble() {
    return new Computed.Numeric<>(Computed.call(Function.TO_DOUBLE, node()));
  }

  /** Returns the number as an exact decimal; null of what is infinite or no number. */
  default NumberExpression<R, BigDecimal, BigDecimal> toDecimal() {
    return new Computed.Numeric<>(Computed.call(Function.TO_DECIMAL, node()));
  }

  /** Returns the sum of the rows of a group; zero of none. */
  default NumberExpression<R, S, S> sum() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.SUM, this));
  }

  /** Returns the sum of the different values of the rows of a group; zero of none. */
  default NumberExpression<R, S, S> sumDistinct() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.SUM_DISTINCT, this));
  }

  /** Returns the mean of the rows of a group, from the exact sum of exact numbers; null of none. */
  default NumberExpression<R, Double, Double> average() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.AVERAGE, this));
  }

  /** Returns the mean of the different values of the rows of a group; null of none. */
  default NumberExpression<R, Double, Double> averageDistinct() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.AVERAGE_DISTINCT, this));
  }

  /**
   * Returns the mean of the rows of a group as a decimal of 34 digits, the last one rounded half to
   * even; null of none. Floating-point numbers have none.
   */
  default NumberExpression<R, BigDecimal, BigDecimal> exactAverage() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.EXACT_AVERAGE, this));
  }

  @Override
  default NumberExpression<R, V, S> coalesce(V other) {
    return new Computed.Numeric<>(Computed.callWith(Function.COALESCE, node(), other));
  }

  @Override
  default NumberExpression<R, V, S> coalesce(Expression<? super R, ? extends V> other) {
    return new Computed.Numeric<>(Computed.call(Function.COALESCE, node(), other.node()));
  }

  @Override
  default NumberExpression<R, V, S> min() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.MIN, this));
  }

  @Override
  default NumberExpression<R, V, S> max() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.MAX, this));
  }
}
