package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.query.expression.Accumulator;
import org.entopic.engine.query.expression.GroupValue;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows of the left side of a join, each with values of all its partners. */
final class GroupJoinedRows implements RowCursor {
  private final ReadView view;
  private final RowCursor left;
  private final JoinedRows.Partners partners;
  private final List<GroupValue> values;
  private final RowBuilder pairs = new RowBuilder(JoinedRows.PAIR);
  private final RowBuilder builder;

  GroupJoinedRows(
      ReadView view, RowCursor left, JoinedRows.Partners partners, List<GroupValue> values) {
    this.view = view;
    this.left = left;
    this.partners = partners;
    this.values = values;
    this.builder = new RowBuilder(new GroupRowType(1 + values.size()));
  }

  @Override
  public @Nullable Row next() {
    Row row = left.next();
    if (row == null) {
      return null;
    }
    List<Accumulator> accumulators = values.stream().map(GroupValue::start).toList();
    for (Row partner : partners.of(row)) {
      pairs.setObject(0, row);
      pairs.setObject(1, partner);
      Row pair = pairs.buildNested();
      accumulators.forEach(accumulator -> accumulator.add(view, pair));
    }
    builder.setObject(0, row);
    for (int i = 0; i < accumulators.size(); i++) {
      builder.setObject(1 + i, accumulators.get(i).result());
    }
    return builder.buildNested();
  }
}
