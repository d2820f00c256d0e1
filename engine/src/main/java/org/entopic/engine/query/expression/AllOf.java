package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** All of several conditions. */
record AllOf(List<RowPredicate> parts) implements RowPredicate {
  @Override
  public boolean test(ReadView view, Row row) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).test(view, row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int left = count;
    for (int i = 0; i < parts.size() && left > 0; i++) {
      left = parts.get(i).retain(view, rows, left);
    }
    return left;
  }
}
