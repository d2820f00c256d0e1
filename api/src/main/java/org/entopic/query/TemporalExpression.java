package org.entopic.query;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.Function;

/**
 * An expression whose value is a date or a time; a point in time has its parts in UTC, what has an
 * offset or a zone has them there.
 *
 * <p>Immutable and thread-safe. A query that asks for a part that the type does not have is
 * refused.
 *
 * @param <R> the type of the rows
 * @param <V> the type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TemporalExpression<R, V extends Temporal & Comparable<? super V>>
    extends ComparableExpression<R, V> {

  /** Returns the year. */
  default NumberExpression<R, Integer, Long> year() {
    return new Computed.Numeric<>(Computed.call(Function.YEAR, node()));
  }

  /** Returns the month, from 1. */
  default NumberExpression<R, Integer, Long> month() {
    return new Computed.Numeric<>(Computed.call(Function.MONTH, node()));
  }

  /** Returns the day of the month, from 1. */
  default NumberExpression<R, Integer, Long> day() {
    return new Computed.Numeric<>(Computed.call(Function.DAY, node()));
  }

  /** Returns the day of the week, from 1 for Monday to 7. */
  default NumberExpression<R, Integer, Long> dayOfWeek() {
    return new Computed.Numeric<>(Computed.call(Function.DAY_OF_WEEK, node()));
  }

  /** Returns the hour, from 0. */
  default NumberExpression<R, Integer, Long> hour() {
    return new Computed.Numeric<>(Computed.call(Function.HOUR, node()));
  }

  /** Returns the minute, from 0. */
  default NumberExpression<R, Integer, Long> minute() {
    return new Computed.Numeric<>(Computed.call(Function.MINUTE, node()));
  }

  /** Returns the second, from 0. */
  default NumberExpression<R, Integer, Long> second() {
    return new Computed.Numeric<>(Computed.call(Function.SECOND, node()));
  }

  /** Returns the date without the time. */
  default TemporalExpression<R, LocalDate> toDate() {
    return new Computed.Time<>(Computed.call(Function.TO_DATE, node()));
  }

  @Override
  default TemporalExpression<R, V> coalesce(V other) {
    return new Computed.Time<>(Computed.callWith(Function.COALESCE, node(), other));
  }

  @Override
  default TemporalExpression<R, V> coalesce(Expression<? super R, ? extends V> other) {
    return new Computed.Time<>(Computed.call(Function.COALESCE, node(), other.node()));
  }

  @Override
  default TemporalExpression<R, V> min() {
    return new Computed.Time<>(Computed.aggregate(AggregateFunction.MIN, this));
  }

  @Override
  default TemporalExpression<R, V> max() {
    return new Computed.Time<>(Computed.aggregate(AggregateFunction.MAX, this));
  }
}
