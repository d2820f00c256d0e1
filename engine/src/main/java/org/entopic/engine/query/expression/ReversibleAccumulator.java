package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Works out an aggregate of rows that come and go; not thread-safe. */
interface ReversibleAccumulator extends Accumulator {

  /** Takes a row that was added out again. */
  void remove(ReadView view, Row row);

  /** Returns the same, to go on by itself. */
  ReversibleAccumulator copy();
}
