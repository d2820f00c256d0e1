package org.entopic.engine.query.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.EnumSet;
import java.util.Set;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.Function;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times; a point in time is read in UTC. */
final class DateFunctions {
  private static final Set<ScalarType> DATES =
      EnumSet.of(
          ScalarType.LOCAL_DATE,
          ScalarType.LOCAL_DATE_TIME,
          ScalarType.OFFSET_DATE_TIME,
          ScalarType.ZONED_DATE_TIME,
          ScalarType.INSTANT);
  private static final Set<ScalarType> TIMES =
      EnumSet.of(
          ScalarType.LOCAL_TIME,
          ScalarType.OFFSET_TIME,
          ScalarType.LOCAL_DATE_TIME,
          ScalarType.OFFSET_DATE_TIME,
          ScalarType.ZONED_DATE_TIME,
          ScalarType.INSTANT);
  private static final Instant FIRST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
  private static final Instant LAST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

  private DateFunctions() {}

  /** Returns a function of a date or time, or null where it has no such part. */
  static @Nullable RowExpression of(Function function, RowExpression value) {
    return switch (function) {
      case YEAR -> part(value, DATES, ChronoField.YEAR);
      case MONTH -> part(value, DATES, ChronoField.MONTH_OF_YEAR);
      case DAY -> part(value, DATES, ChronoField.DAY_OF_MONTH);
      case DAY_OF_WEEK -> part(value, DATES, ChronoField.DAY_OF_WEEK);
      case HOUR -> part(value, TIMES, ChronoField.HOUR_OF_DAY);
      case MINUTE -> part(value, TIMES, ChronoField.MINUTE_OF_HOUR);
      case SECOND -> part(value, TIMES, ChronoField.SECOND_OF_MINUTE);
      default -> date(value);
    };
  }

  private static @Nullable RowExpression part(
      RowExpression value, Set<ScalarType> having, ChronoField field) {
    if (!isOne(value, having)) {
      return null;
    }
    RowExpression read = ObjectExpression.of(ScalarType.LOCAL_DATE_TIME, value, DateFunctions::utc);
    return IntegralExpression.ofInt(
        read::isNull,
        (view, row) -> {
          var time = (TemporalAccessor) read.getObject(view, row);
          return time == null ? 0 : time.get(field);
        });
  }

  private static @Nullable RowExpression date(RowExpression value) {
    return isOne(value, DATES)
        ? ObjectExpression.of(ScalarType.LOCAL_DATE, value, DateFunctions::toDate)
        : null;
  }

  private static boolean isOne(RowExpression value, Set<ScalarType> types) {
    return value.type() instanceof StoreType.Scalar scalar && types.contains(scalar.type());
  }

  private static @Nullable LocalDate toDate(Object time) {
    TemporalAccessor read = utc(time);
    return read == null ? null : read.query(TemporalQueries.localDate());
  }

  /** Returns what has the parts of a time; null of a point in time beyond all dates. */
  private static @Nullable TemporalAccessor utc(Object time) {
    if (time instanceof Instant instant) {
      return instant.isBefore(FIRST) || instant.isAfter(LAST)
          ? null
          : instant.atOffset(ZoneOffset.UTC);
    }
    return (TemporalAccessor) time;
  }
}
