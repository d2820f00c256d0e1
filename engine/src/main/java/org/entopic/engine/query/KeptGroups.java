package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * A live aggregate that has what a query asks of the groups of all rows of a type.
 *
 * @param columns which column of the aggregate's groups each column of the query's is
 */
record KeptGroups(EntityTypeModel type, LiveAggregation aggregation, List<Integer> columns) {

  /** Returns the first of some aggregates that has what is asked, or null. */
  static @Nullable KeptGroups of(
      EntityTypeModel type, List<LiveAggregation> candidates, GroupScope groups) {
    List<ExpressionNode> asked = new ArrayList<>(groups.keyNodes());
    asked.addAll(groups.aggregateNodes());
    for (LiveAggregation candidate : candidates) {
      List<ExpressionNode> keys = candidate.model().keys();
      List<Integer> columns = asked.stream().map(candidate::column).toList();
      if (groups.keyNodes().containsAll(keys)
          && keys.containsAll(groups.keyNodes())
          && columns.stream().allMatch(column -> column >= 0)) {
        return new KeptGroups(type, candidate, columns);
      }
    }
    return null;
  }

  /** Returns the groups that a view keeps, or null if it does not. */
  @Nullable RowCursor open(ReadView view) {
    RowGroups groups = view.groups(type, aggregation);
    if (groups == null) {
      return null;
    }
    var builder = new RowBuilder(new GroupRowType(columns.size()));
    List<Row> rows = new ArrayList<>();
    groups.forEach(
        group -> {
          for (int i = 0; i < columns.size(); i++) {
            builder.setObject(i, aggregation.stored(group, columns.get(i)));
          }
          rows.add(builder.buildNested());
        });
    Iterator<Row> each = rows.iterator();
    return () -> each.hasNext() ? each.next() : null;
  }

  /** Returns the access as plans print it. */
  String text() {
    return "groups of the live aggregate '" + aggregation.model().name() + "' of " + type.name();
  }
}
