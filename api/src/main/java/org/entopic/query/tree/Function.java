package org.entopic.query.tree;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The functions of values.
 *
 * <p>A function has a value for every row: it never fails on one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Function {
  /** The sum of two numbers of one type; integers wrap around as in Java. */
  ADD(2),
  /** The difference of two numbers of one type; integers wrap around as in Java. */
  SUBTRACT(2),
  /** The product of two numbers of one type; integers wrap around as in Java. */
  MULTIPLY(2),
  /**
   * The quotient; integers are cut to integers, decimals have 34 digits; null where an exact number
   * is divided by zero.
   */
  DIVIDE(2),
  /**
   * The remainder, with the sign of the first number; null where an exact number is divided by
   * zero.
   */
  MOD(2),
  /** The number with the other sign. */
  NEGATE(1),
  /** The number without its sign. */
  ABS(1),
  /** The largest whole number that is not above. */
  FLOOR(1),
  /** The smallest whole number that is not below. */
  CEILING(1),
  /** The nearest whole number, halves away from zero. */
  ROUND(1),
  /** The first number to the power of the second, as a double. */
  POWER(2),
  /** The square root, as a double. */
  SQRT(1),
  /** e to the power of the number, as a double. */
  EXP(1),
  /** The natural logarithm, as a double. */
  LN(1),
  /** -1, 0 or 1, as the number is below, at or above zero. */
  SIGN(1),
  /** The smaller of two values of one type, in the order of queries; null if one is null. */
  LEAST(2),
  /** The larger of two values of one type, in the order of queries; null if one is null. */
  GREATEST(2),
  /** The number of UTF-16 code units of a text. */
  LENGTH(1),
  /** The text in upper case, whatever the locale. */
  UPPER(1),
  /** The text in lower case, whatever the locale. */
  LOWER(1),
  /** The text without white space at both ends. */
  TRIM(1),
  /** The part of a text from a position, counted from 0, of at most a length; cut to the text. */
  SUBSTRING(3),
  /** The first position, counted from 0, of a text in another; -1 if there is none. */
  INDEX_OF(2),
  /** The text with every occurrence of a second one replaced by a third. */
  REPLACE(3),
  /** Two texts, one after the other. */
  CONCAT(2),
  /** The year of a date or a time; a point in time is read in UTC. */
  YEAR(1),
  /** The month, from 1. */
  MONTH(1),
  /** The day of the month, from 1. */
  DAY(1),
  /** The day of the week, from 1 for Monday. */
  DAY_OF_WEEK(1),
  /** The hour, from 0. */
  HOUR(1),
  /** The minute, from 0. */
  MINUTE(1),
  /** The second, from 0. */
  SECOND(1),
  /** The date of a date and time. */
  TO_DATE(1),
  /** The number as a 32-bit integer, as a cast in Java. */
  TO_INT(1),
  /** The number as a 64-bit integer, as a cast in Java. */
  TO_LONG(1),
  /** The number as a double. */
  TO_DOUBLE(1),
  /** The number as an exact decimal; null where there is none. */
  TO_DECIMAL(1),
  /**
   * The value as text, as {@link String#valueOf(Object)} has it; the name of an enum's constant.
   * Bytes have none.
   */
  TO_TEXT(1),
  /** The first of two values unless it is null, then the second. */
  COALESCE(2);

  private final int arity;

  Function(int arity) {
    this.arity = arity;
  }

  /** Returns the number of arguments. */
  public int arity() {
    return arity;
  }

  /** Returns the function as written in plans. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
