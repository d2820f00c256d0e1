package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.engine.query.expression.ValueKind;
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
 * @param isUnlimited whether they are all rows found of which conditions hold
 */
record JoinPlanner(
    QueryBinder binder, Statistics statistics, @Nullable StoreAccess access, boolean isUnlimited) {
  /** One side is small where the other has so many times its rows. */
  private static final int FEW = 8;

  /**
   * Returns the step that joins the rows so far with those of another query.
   *
   * @param conditions all that the other query asks of its rows; null if it does more
   */
  PlanStep.Join plan(
      QueryStep.Join join,
      PlanStep.Join.@Nullable Keys matches,
      QueryPlan other,
      @Nullable List<Conjunct> conditions) {
    JoinKind kind = join.kind();
    PlanStep.Join.Keys keys = matches == null ? null : inOrder(matches, other.type());
    RowFinder finder =
        keys == null || conditions == null ? null : finder(kind, keys.right(), other);
    List<Conjunct> filters = finder == null || conditions == null ? List.of() : conditions;
    RowFinder own = finder == null && keys != null ? ownFinder(kind, keys.left(), other) : null;
    boolean ownFirst = finder == null && keys != null && own == null && isOwnFirst(kind, other);
    String how =
        finder == null
            ? kind.name().toLowerCase(Locale.ROOT) + " join with " + other.inline()
            : "join, each by "
                + finder.describe()
                + (filters.isEmpty() ? "" : " where " + Conjunct.text(filters));
    String text =
        keys == null
            ? how
            : how + " on " + join.keys() + (finder == null ? hash(own, ownFirst) : "");
    RowPredicate condition = filters.isEmpty() ? null : Conjunct.compile(filters);
    return new PlanStep.Join(kind, other, keys, finder, condition, own, ownFirst, text);
  }

  private static String hash(@Nullable RowFinder own, boolean ownFirst) {
    return " by hash"
        + (own != null ? ", read first" : ownFirst ? " of the keys on this side" : "");
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
    if (access == null || kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      return null;
    }
    RowFinder finder = finder(other.type(), key);
    return finder != null && isFewBeside(access, other, finder) ? finder : null;
  }

  /** Rows of which few have partners are looked up by these, instead of reading them all. */
  private @Nullable RowFinder ownFinder(JoinKind kind, List<RowExpression> key, QueryPlan other) {
    return kind == JoinKind.INNER
            && isUnlimited
            && access instanceof StoreAccess.FullScan
            && other.onlyFilters()
            && statistics.applyAsLong(other.access()) <= statistics.applyAsLong(access) / FEW
        ? finder(access.type(), key)
        : null;
  }

  /** A table of the smaller side's keys keeps only what is wanted of the larger one. */
  private boolean isOwnFirst(JoinKind kind, QueryPlan other) {
    return (kind == JoinKind.INNER || kind == JoinKind.LEFT)
        && isUnlimited
        && access != null
        && statistics.applyAsLong(access) <= statistics.applyAsLong(other.access()) / FEW;
  }

  /** Returns what finds rows by a key or an index over some values, or null. */
  private @Nullable RowFinder finder(EntityTypeModel type, List<RowExpression> key) {
    var properties = new ArrayList<PropertyModel>();
    for (RowExpression part : key) {
      BoundPath path = part.path();
      if (path == null || !path.isDirect() || !path.kind().isSearchable()) {
        return null;
      }
      properties.add(path.property());
    }
    RowFinder finder = RowFinder.of(type, properties, binder.capabilities());
    return finder.isKey() || finder.index() != null && findsEqual(key) ? finder : null;
  }

  /** Indexes find both zeros of a floating-point number, which queries tell apart. */
  private static boolean findsEqual(List<RowExpression> key) {
    return key.stream()
        .noneMatch(part -> part.kind() == ValueKind.FLOAT || part.kind() == ValueKind.DOUBLE);
  }

  /** Ranges of keys find their rows one by one too; a scan reads two in that time. */
  private boolean isFewBeside(StoreAccess own, QueryPlan other, RowFinder finder) {
    long few = statistics.applyAsLong(own);
    long all = statistics.applyAsLong(other.access());
    return other.access() instanceof StoreAccess.FullScan
        ? !(own instanceof StoreAccess.FullScan) && few <= all / 2
        : finder.isKey() && few <= all;
  }
}
