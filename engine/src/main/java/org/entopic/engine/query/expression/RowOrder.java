package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** A compiled order; thread-safe. */
@FunctionalInterface
public interface RowOrder {

  /** Compares two rows of a view. */
  int compare(ReadView view, Row left, Row right);
}
