package org.entopic.engine.query.expression;

import org.entopic.model.StoreType;
import org.jspecify.annotations.Nullable;

/** A value of all rows of a group, that fits the model. */
public interface GroupValue {

  /** Returns the type of the value. */
  StoreType type();

  /** Returns the expression of a row whose values are of the kind of this, or null. */
  @Nullable RowExpression isOneOfItsValues();

  /** Returns what works the value out for one group. */
  Accumulator start();
}
