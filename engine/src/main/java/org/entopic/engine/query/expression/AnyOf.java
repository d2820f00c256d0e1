package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** At least one of several conditions. */
record AnyOf(List<RowPredicate> parts) implements RowPredicate {
  @Override
  public boolean test(ReadView view, Row row) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).test(view, row)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    Row[] left = rows.clone();
    int leftCount = count;
    for (int i = 0; i < parts.size() && leftCount > 0; i++) {
      Row[] holding = left.clone();
      int found = parts.get(i).retain(view, holding, leftCount);
      leftCount = RowBatch.remove(left, leftCount, holding, found);
    }
    return RowBatch.remove(rows, count, left, leftCount);
  }
}
