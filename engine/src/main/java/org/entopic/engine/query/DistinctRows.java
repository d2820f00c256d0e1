package org.entopic.engine.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The first row of those that are equal in some values, or without values have one key. */
final class DistinctRows implements RowCursor {
  private final ReadView view;
  private final RowCursor source;
  private final List<RowExpression> values;
  private final Set<@Nullable Object> seen = new HashSet<>();

  DistinctRows(ReadView view, RowCursor source, List<RowExpression> values) {
    this.view = view;
    this.source = source;
    this.values = values;
  }

  @Override
  public @Nullable Row next() {
    for (Row row = source.next(); row != null; row = source.next()) {
      if (seen.add(RowKey.identity(RowKey.values(values, view, row), row))) {
        return row;
      }
    }
    return null;
  }
}
