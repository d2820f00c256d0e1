package org.entopic.engine.query.expression;

import org.entopic.query.Ordering;

/**
 * One criterion of an order that fits the model.
 *
 * @param source the criterion as written
 * @param path the value to order by
 */
public record BoundOrdering(Ordering<?> source, BoundPath path) {

  /** Returns whether large values come first. */
  public boolean isDescending() {
    return source.direction() == Ordering.Direction.DESCENDING;
  }
}
