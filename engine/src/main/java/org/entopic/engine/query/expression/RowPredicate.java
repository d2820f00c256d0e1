package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/**
 * A compiled condition; thread-safe.
 *
 * <p>Rows are tested in batches where many are tested: each condition then has a loop of its own,
 * which the compiler can make as fast as one written by hand.
 */
@FunctionalInterface
public interface RowPredicate {

  /** Returns whether the condition holds for a row of a view. */
  boolean test(ReadView view, Row row);

  /**
   * Moves the rows for which the condition holds to the front, in their order, and returns how many
   * there are.
   *
   * @param count how many rows to test
   */
  default int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (test(view, row)) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
