package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the rows of a join find their partners.
 *
 * @param binder what the store can do
 * @param statistics how many rows there are
 * @param access how the rows on the left are found, or null where that was long before
 */
record JoinPlanner(QueryBinder binder, Statistics statistics, @Nullable StoreAccess access) {

  /** Returns the step that joins the rows so far with those of another query. */
  PlanStep.Join plan(QueryStep.Join join, PlanStep.Join.@Nullable Keys matches, QueryPlan other) {
    JoinKind kind = join.kind();
    PlanStep.Join.Keys keys = matches == null ? null : inOrder(matches, other.type());
    RowFinder finder = keys == null ? null : finder(kind, keys.right(), other);
    String how =
        finder == null
            ? kind.name().toLowerCase(Locale.ROOT) + " join with " + other.inline()
            : "join, each by " + finder.describe();
    String text =
        keys == null ? how : how + " on " + join.keys() + (finder == null ? " by hash" : "");
    return new PlanStep.Join(kind, other, keys, finder, text);
  }

  /** Brings several values into the order that the other type's key or an index has them in. */
  private static PlanStep.Join.Keys inOrder(PlanStep.Join.Keys keys, EntityTypeModel other) {
    List<@Nullable PropertyModel> properties = new ArrayList<>();
    keys.right().forEach(value -> properties.add(property(value)));
    var candidates = new ArrayList<>(List.of(other.primaryKey().properties()));
    other.indexes().forEach(index -> candidates.add(index.properties()));
    for (List<PropertyModel> candidate : candidates) {
      if (candidate.size() == properties.size() && properties.containsAll(candidate)) {
        List<Integer> order = candidate.stream().map(properties::indexOf).toList();
        return new PlanStep.Join.Keys(
            order.stream().map(keys.left()::get).toList(),
            order.stream().map(keys.right()::get).toList());
      }
    }
    return keys;
  }

  private static @Nullable PropertyModel property(RowExpression value) {
    BoundPath path = value.path();
    return path == null || !path.isDirect() ? null : path.property();
  }

  /** Rows that are few beside the others look their partners up by key or index. */
  private @Nullable RowFinder finder(JoinKind kind, List<RowExpression> key, QueryPlan other) {
    if (!isFewBeside(other)
        || kind == JoinKind.RIGHT
        || kind == JoinKind.FULL
        || !other.isWholeType()) {
      return null;
    }
    var properties = new ArrayList<PropertyModel>();
    for (RowExpression part : key) {
      BoundPath path = part.path();
      if (path == null || !path.isDirect() || !path.kind().isSearchable()) {
        return null;
      }
      properties.add(path.property());
    }
    RowFinder finder = RowFinder.of(other.type(), properties, binder.capabilities());
    return finder.isKey() || finder.index() != null ? finder : null;
  }

  private boolean isFewBeside(QueryPlan other) {
    StoreAccess own = access;
    return own != null
        && !(own instanceof StoreAccess.FullScan)
        && other.access() instanceof StoreAccess.FullScan all
        && statistics.applyAsLong(own) <= statistics.applyAsLong(all) / 2;
  }
}
