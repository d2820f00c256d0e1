package org.entopic.engine.query.expression;

import org.entopic.query.Ordering;
import org.jspecify.annotations.Nullable;

/**
 * One criterion of an order that fits the model.
 *
 * @param source the criterion as written
 * @param value the value to order by
 */
public record BoundOrdering(Ordering<?> source, RowExpression value) {

  /** Returns the path to the value, or null if it is worked out. */
  public @Nullable BoundPath path() {
    return value.path();
  }

  /** Returns the opposite order. */
  public BoundOrdering reversed() {
    Ordering.Direction direction =
        isDescending() ? Ordering.Direction.ASCENDING : Ordering.Direction.DESCENDING;
    Ordering.Nulls nulls =
        source.nulls() == Ordering.Nulls.FIRST ? Ordering.Nulls.LAST : Ordering.Nulls.FIRST;
    return new BoundOrdering(new Ordering<>(source.node(), direction, nulls), value);
  }

  /** Returns whether large values come first. */
  public boolean isDescending() {
    return source.direction() == Ordering.Direction.DESCENDING;
  }
}
