package org.entopic.query.tree;

import java.util.Locale;
import org.apiguardian.api.API;

/** How the values of many rows become one; nulls do not take part. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum AggregateFunction {
  /** How many values there are. */
  COUNT,
  /** How many different values there are. */
  COUNT_DISTINCT,
  /** The sum: of integers in 64 bits, of decimals exact; of none, zero. */
  SUM,
  /** The sum of the different values. */
  SUM_DISTINCT,
  /** The smallest value, or null of none. */
  MIN,
  /** The largest value, or null of none. */
  MAX,
  /** The mean as a double, of the exact sum where values are exact; null of none. */
  AVERAGE,
  /** The mean of the different values. */
  AVERAGE_DISTINCT,
  /** The mean of exact values as a decimal of 34 digits; null of none. */
  EXACT_AVERAGE;

  /** Returns the function as written in plans. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
