package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.entopic.engine.query.AccessChoice.Order;
import org.entopic.engine.query.PropertyConstraint.Coverage;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.ValueKind;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how to find the rows of a query: by key, by index, by a range of keys or of an index, or
 * by a scan. Where several ways fit, it asks the store how many rows each would read.
 */
final class AccessPlanner {
  /** Few rows are found by index all the same: there, plans should not depend on numbers. */
  private static final int SMALL = 64;

  private static final Comparator<IndexModel> BEST_LAST =
      Comparator.comparing(IndexModel::isUnique).thenComparing(index -> index.properties().size());

  private final EntityTypeModel type;
  private final Set<BackendCapability> capabilities;
  private final List<Conjunct> conjuncts;
  private final Constraints constraints;
  private final List<BoundOrdering> orderings;
  private final StoreAccess.FullScan scan;
  private final Ties whereFixed;
  private final @Nullable String demanded;
  private final Ties ties;

  /**
   * Creates a planner.
   *
   * @param whereFixed how rows come that are equal in the order, where no key or index has it
   * @param demanded the name of the only index that rows may be found by; null for any
   */
  AccessPlanner(
      EntityTypeModel type,
      Set<BackendCapability> capabilities,
      List<Conjunct> conjuncts,
      List<BoundOrdering> orderings,
      Ties whereFixed,
      @Nullable String demanded) {
    this.type = type;
    this.capabilities = capabilities;
    this.conjuncts = conjuncts;
    this.constraints = new Constraints(conjuncts);
    this.orderings = orderings;
    this.scan = new StoreAccess.FullScan(type);
    this.whereFixed = whereFixed;
    this.demanded = demanded;
    this.ties = orderings.isEmpty() ? whereFixed : likeKeyOrIndex();
  }

  /** Returns how rows come that are equal in the order, however they are found. */
  Ties ties() {
    return ties;
  }

  /**
   * As the key or the index brings them that has the order, the one of several for which most
   * values are known: what the store can do and how many rows there are does not matter.
   */
  private Ties likeKeyOrIndex() {
    Ties best = null;
    int most = 0;
    if (demanded == null) {
      best =
          new KeyRangeBuilder(type, constraints)
              .match(orderings, whereFixed)
              .map(OrderMatch::ties)
              .orElse(null);
    }
    for (IndexModel each : named()) {
      var range = new IndexRangeBuilder(type, each, constraints);
      Ties own =
          isInOrder(each)
              ? range.match(orderings, whereFixed).map(OrderMatch::ties).orElse(null)
              : null;
      if (own != null
          && (best == null
              || range.fixed() > most
              || range.fixed() == most && own.columns().size() < best.columns().size())) {
        best = own;
        most = range.fixed();
      }
    }
    return best == null ? whereFixed : best;
  }

  private List<IndexModel> named() {
    return type.indexes().stream()
        .filter(each -> demanded == null || each.name().equals(demanded))
        .toList();
  }

  private boolean isInOrder(IndexModel index) {
    return index.isOrdered() && type.storedTypes().size() <= 1;
  }

  /**
   * Returns the best way; without any, not even a scan, nothing.
   *
   * @param wanted how many of the first rows are needed
   * @param rows says about how many rows a way reads; asked only where there is a choice
   */
  Optional<AccessChoice> choose(long wanted, ToLongFunction<StoreAccess> rows) {
    Optional<AccessChoice> byKey = keyLookup();
    if (byKey.isPresent()) {
      return byKey;
    }
    List<IndexModel> indexes = bestFirst();
    List<AccessChoice> ways = lookups(indexes);
    for (AccessChoice way : ways) {
      if (rows.applyAsLong(way.access()) <= SMALL / 2) {
        return Optional.of(way);
      }
    }
    together(ways, rows).ifPresent(ways::add);
    ways.addAll(ranges(indexes));
    keyRange(wanted).ifPresent(ways::add);
    fullScan().ifPresent(ways::add);
    return ways.size() <= 1 ? ways.stream().findFirst() : cheapest(ways, wanted, rows);
  }

  private Optional<AccessChoice> cheapest(
      List<AccessChoice> ways, long wanted, ToLongFunction<StoreAccess> rows) {
    return ways.stream().min(Comparator.comparingDouble(way -> cost(way, wanted, rows)));
  }

  /** Returns the best way by the only index that rows may be found by. */
  Optional<AccessChoice> chooseIndex(long wanted, ToLongFunction<StoreAccess> rows) {
    List<AccessChoice> ways = lookups(named());
    ways.addAll(ranges(named()));
    return cheapest(ways, wanted, rows);
  }

  /** Returns the look-up with the fewest rows, told of others, where the store makes use of it. */
  private Optional<AccessChoice> together(
      List<AccessChoice> lookups, ToLongFunction<StoreAccess> rows) {
    if (lookups.size() < 2) {
      return AccessChoice.none();
    }
    List<AccessChoice> fewestFirst =
        lookups.stream()
            .sorted(Comparator.comparingLong(way -> rows.applyAsLong(way.access())))
            .toList();
    AccessChoice way = fewestFirst.get(0);
    var first = (StoreAccess.IndexLookup) way.access();
    List<StoreAccess.IndexLookup> also =
        fewestFirst.stream()
            .skip(1)
            .map(other -> (StoreAccess.IndexLookup) other.access())
            .filter(other -> !first.index().properties().containsAll(other.index().properties()))
            .filter(other -> rows.applyAsLong(other) <= rows.applyAsLong(scan) / 2)
            .toList();
    var access = new StoreAccess.IndexLookup(type, first.index(), first.values(), also);
    if (also.isEmpty() || rows.applyAsLong(access) >= rows.applyAsLong(first)) {
      return AccessChoice.none();
    }
    String names =
        also.stream().map(other -> other.index().name()).collect(Collectors.joining(", "));
    return Optional.of(
        new AccessChoice(
            access, () -> way.words().get() + " where in " + names, way.covered(), way.order()));
  }

  private List<IndexModel> bestFirst() {
    var indexes = new ArrayList<>(type.indexes());
    indexes.sort(BEST_LAST.reversed());
    return indexes;
  }

  private List<AccessChoice> lookups(List<IndexModel> indexes) {
    var ways = new ArrayList<AccessChoice>();
    indexes.forEach(index -> indexLookup(index).ifPresent(ways::add));
    return ways;
  }

  private List<AccessChoice> ranges(List<IndexModel> indexes) {
    var ways = new ArrayList<AccessChoice>();
    indexes.forEach(index -> indexRange(index).ifPresent(ways::add));
    return ways;
  }

  /** Rows found one by one cost twice those of a scan, and sorting a little for each comparison. */
  private double cost(AccessChoice way, long wanted, ToLongFunction<StoreAccess> rows) {
    long found = rows.applyAsLong(way.access());
    boolean isSorted = orderings.isEmpty() || way.order() == Order.AS_ASKED;
    long read = found;
    if (isSorted && wanted != PlanStep.ALL) {
      boolean isExact = way.covered().size() == conjuncts.size();
      read = Math.min(found, isExact || wanted > found ? wanted : 8 * wanted);
    }
    boolean scans = way.access() instanceof StoreAccess.FullScan;
    double each = scans ? 1 : 2;
    double sorting =
        isSorted ? 0 : wanted == PlanStep.ALL ? Math.log((double) Math.max(1, read)) / 4 : 0.25;
    return read * (each + sorting) + (scans ? SMALL : 0);
  }

  private Optional<AccessChoice> keyLookup() {
    List<PropertyModel> key = type.primaryKey().properties();
    if (!capabilities.contains(BackendCapability.KEY_LOOKUP) || !isSearchable(key)) {
      return AccessChoice.none();
    }
    return ValueTuples.of(key, constraints)
        .map(
            tuples ->
                new AccessChoice(
                    new StoreAccess.KeyLookup(type, tuples.keys()),
                    () -> "KeyLookup " + type.name() + " " + tuples.text(),
                    tuples.covered(),
                    tuples.keys().size() <= 1 ? Order.AS_ASKED : Order.NONE));
  }

  private Optional<AccessChoice> indexLookup(IndexModel index) {
    if (!capabilities.contains(BackendCapability.INDEX_LOOKUP)) {
      return AccessChoice.none();
    }
    return ValueTuples.of(index.properties(), constraints)
        .map(
            tuples ->
                new AccessChoice(
                    new StoreAccess.IndexLookup(type, index, tuples.keys()),
                    () -> "IndexLookup " + type.name() + " " + index.name() + " " + tuples.text(),
                    tuples.covered(),
                    Order.NONE));
  }

  private Optional<AccessChoice> indexRange(IndexModel index) {
    if (!isInOrder(index) || !capabilities.contains(BackendCapability.INDEX_RANGE)) {
      return AccessChoice.none();
    }
    var range = new IndexRangeBuilder(type, index, constraints);
    if (!range.isLimited() && orderings.isEmpty()) {
      return AccessChoice.none();
    }
    Optional<Direction> order = direction(range::match);
    return range.isLimited() || order.isPresent()
        ? Optional.of(
            range.build(
                order.orElse(Direction.ASCENDING), order.isPresent() ? Order.AS_ASKED : Order.NONE))
        : AccessChoice.none();
  }

  private Optional<Direction> direction(
      BiFunction<List<BoundOrdering>, Ties, Optional<OrderMatch>> range) {
    return orderings.isEmpty()
        ? Optional.empty()
        : range.apply(orderings, whereFixed).filter(m -> m.has(ties)).map(OrderMatch::direction);
  }

  private Optional<AccessChoice> keyRange(long wanted) {
    List<PropertyModel> key = type.primaryKey().properties();
    var range = new KeyRangeBuilder(type, constraints);
    if (!range.isLimited() && orderings.isEmpty()) {
      return AccessChoice.none();
    }
    Optional<Direction> order = direction(range::match);
    boolean useful = range.isLimited() || order.isPresent() && wanted != PlanStep.ALL;
    if (!useful || !capabilities.contains(range.capability()) || !isSearchable(key)) {
      return AccessChoice.none();
    }
    return Optional.of(
        range.build(
            order.orElse(Direction.ASCENDING), order.isPresent() ? Order.AS_ASKED : Order.NONE));
  }

  /** Keys with decimals are found by their digits, not by their values. */
  private static boolean isSearchable(List<PropertyModel> key) {
    return key.stream().allMatch(each -> ValueKind.of(each.storeType()).isSearchable());
  }

  private Optional<AccessChoice> fullScan() {
    return capabilities.contains(BackendCapability.FULL_SCAN)
        ? Optional.of(
            new AccessChoice(scan, () -> "FullScan " + type.name(), List.of(), Order.NONE))
        : AccessChoice.none();
  }

  static List<Conjunct> exact(List<? extends PropertyConstraint> used) {
    var covered = new ArrayList<Conjunct>(used.size());
    for (PropertyConstraint constraint : used) {
      if (constraint.coverage() == Coverage.EXACT) {
        covered.add(constraint.conjunct());
      }
    }
    return covered;
  }
}
