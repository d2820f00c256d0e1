package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Works out an aggregate of rows, one after the other; not thread-safe. */
public interface Accumulator {

  /** Takes a row into account. */
  void add(ReadView view, Row row);

  /** Returns the boxed result for the rows so far. */
  @Nullable Object result();
}
