package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** A compiled condition; thread-safe. */
@FunctionalInterface
public interface RowPredicate {

  /** Returns whether the condition holds for a row of a view. */
  boolean test(ReadView view, Row row);
}
