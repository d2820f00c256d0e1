package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.entopic.engine.query.expression.BoundPredicate;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * A live aggregate that has what a query asks of the groups of a type's rows, of all or of one.
 *
 * @param columns which column of the aggregate's groups each column of the query's is
 * @param group the only group that is asked for, or null
 * @param evenEmpty whether there is a result also where the group has no rows
 */
record KeptGroups(
    EntityTypeModel type,
    LiveAggregation aggregation,
    List<Integer> columns,
    @Nullable Object group,
    boolean evenEmpty) {

  /**
   * Returns the first of some aggregates that has what is asked, or null.
   *
   * @param conditions what limits the rows
   */
  static @Nullable KeptGroups of(
      EntityTypeModel type,
      List<LiveAggregation> candidates,
      List<Conjunct> conditions,
      GroupScope groups) {
    List<ExpressionNode> asked = new ArrayList<>(groups.keyNodes());
    asked.addAll(groups.aggregateNodes());
    for (LiveAggregation candidate : candidates) {
      List<ExpressionNode> keys = candidate.model().keys();
      List<Integer> columns = asked.stream().map(candidate::column).toList();
      if (!keys.containsAll(groups.keyNodes()) || columns.stream().anyMatch(each -> each < 0)) {
        continue;
      }
      Object one = conditions.isEmpty() ? null : group(candidate, conditions);
      boolean fits = conditions.isEmpty() ? groups.keyNodes().containsAll(keys) : one != null;
      if (fits) {
        return new KeptGroups(type, candidate, columns, one, groups.keyNodes().isEmpty());
      }
    }
    return null;
  }

  /** Returns the group that conditions are about, one for each key; null where they are others. */
  private static @Nullable Object group(LiveAggregation candidate, List<Conjunct> conditions) {
    List<ExpressionNode> keys = candidate.model().keys();
    @Nullable Object[] values = new @Nullable Object[keys.size()];
    BitSet known = new BitSet();
    for (Conjunct condition : conditions) {
      int at;
      if (condition.bound() instanceof BoundPredicate.Compare compare
          && compare.operator() == Operator.EQ) {
        at = keys.indexOf(compare.path().source());
        if (at >= 0) {
          values[at] = compare.value();
        }
      } else {
        at =
            condition.bound() instanceof BoundPredicate.Missing missing
                ? keys.indexOf(missing.path().source())
                : -1;
      }
      if (at < 0 || known.get(at)) {
        return null;
      }
      known.set(at);
    }
    return known.cardinality() == keys.size() ? candidate.groupOf(Arrays.asList(values)) : null;
  }

  /** Returns whether a view keeps the groups. */
  boolean isIn(ReadView view) {
    return view.groups(type, aggregation) != null;
  }

  /** Returns the groups that a view keeps, or null if it does not. */
  @Nullable RowCursor open(ReadView view) {
    RowGroups groups = view.groups(type, aggregation);
    if (groups == null) {
      return null;
    }
    var builder = new RowBuilder(new GroupRowType(columns.size()));
    List<Row> rows = new ArrayList<>();
    if (group == null) {
      groups.forEach(each -> rows.add(row(builder, each)));
    } else {
      RowAggregation.State found = groups.find(group);
      if (found != null || evenEmpty) {
        rows.add(row(builder, found));
      }
    }
    Iterator<Row> each = rows.iterator();
    return () -> each.hasNext() ? each.next() : null;
  }

  private Row row(RowBuilder builder, RowAggregation.@Nullable State found) {
    for (int i = 0; i < columns.size(); i++) {
      int column = columns.get(i);
      builder.setObject(
          i, found == null ? aggregation.empty(column) : aggregation.stored(found, column));
    }
    return builder.buildNested();
  }

  /** Returns the access as plans print it. */
  String text() {
    return (group == null ? "groups" : "a group")
        + " of the live aggregate '"
        + aggregation.model().name()
        + "' of "
        + type.name();
  }
}
