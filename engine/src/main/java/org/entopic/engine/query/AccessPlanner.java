package org.entopic.engine.query;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.query.AccessChoice.Order;
import org.entopic.engine.query.PropertyConstraint.Coverage;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.ValueKind;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreAccess;

/** Chooses how to find the rows of a query: by key, by index, by a range of keys, or by a scan. */
final class AccessPlanner {
  private final EntityTypeModel type;
  private final Set<BackendCapability> capabilities;
  private final Constraints constraints;
  private final List<BoundOrdering> orderings;

  AccessPlanner(
      EntityTypeModel type,
      Set<BackendCapability> capabilities,
      List<Conjunct> conjuncts,
      List<BoundOrdering> orderings) {
    this.type = type;
    this.capabilities = capabilities;
    this.constraints = new Constraints(conjuncts);
    this.orderings = orderings;
  }

  /** Returns the best way; without any, not even a scan, nothing. */
  Optional<AccessChoice> choose(RowsWanted wanted) {
    return keyLookup().or(this::indexLookup).or(() -> keyRange(wanted)).or(this::fullScan);
  }

  /** How many of the first rows in order are needed. */
  enum RowsWanted {
    /** All. */
    ALL,
    /** Some. */
    FIRST
  }

  private Optional<AccessChoice> keyLookup() {
    List<PropertyModel> key = type.primaryKey().properties();
    if (!capabilities.contains(BackendCapability.KEY_LOOKUP)) {
      return AccessChoice.none();
    }
    return ValueTuples.of(key, constraints)
        .map(
            tuples ->
                new AccessChoice(
                    new StoreAccess.KeyLookup(type, tuples.keys()),
                    "KeyLookup " + type.name() + " " + tuples.text(),
                    tuples.covered(),
                    tuples.keys().size() <= 1 ? Order.AS_ASKED : Order.NONE));
  }

  private Optional<AccessChoice> indexLookup() {
    if (!capabilities.contains(BackendCapability.INDEX_LOOKUP)) {
      return AccessChoice.none();
    }
    Comparator<IndexModel> best =
        Comparator.comparing(IndexModel::isUnique)
            .thenComparing(index -> index.properties().size());
    return type.indexes().stream()
        .filter(index -> ValueTuples.of(index.properties(), constraints).isPresent())
        .max(best)
        .flatMap(this::indexLookup);
  }

  private Optional<AccessChoice> indexLookup(IndexModel index) {
    return ValueTuples.of(index.properties(), constraints)
        .map(
            tuples ->
                new AccessChoice(
                    new StoreAccess.IndexLookup(type, index, tuples.keys()),
                    "IndexLookup " + type.name() + " " + index.name() + " " + tuples.text(),
                    tuples.covered(),
                    Order.NONE));
  }

  private Optional<AccessChoice> keyRange(RowsWanted wanted) {
    List<PropertyModel> key = type.primaryKey().properties();
    var range = new KeyRangeBuilder(type, constraints);
    Optional<StoreAccess.Direction> order = KeyOrderMatch.of(key, range.fixed(), orderings);
    boolean useful = range.isLimited() || order.isPresent() && wanted == RowsWanted.FIRST;
    if (!useful
        || !capabilities.contains(range.capability())
        || !key.stream().allMatch(p -> ValueKind.of(p.storeType()).isSearchable())) {
      return AccessChoice.none();
    }
    return Optional.of(
        range.build(
            order.orElse(StoreAccess.Direction.ASCENDING),
            order.isPresent() ? Order.AS_ASKED : Order.NONE));
  }

  private Optional<AccessChoice> fullScan() {
    return capabilities.contains(BackendCapability.FULL_SCAN)
        ? Optional.of(
            new AccessChoice(
                new StoreAccess.FullScan(type), "FullScan " + type.name(), Set.of(), Order.NONE))
        : AccessChoice.none();
  }

  static Set<Conjunct> exact(List<? extends PropertyConstraint> used) {
    var covered = new HashSet<Conjunct>();
    for (PropertyConstraint constraint : used) {
      if (constraint.coverage() == Coverage.EXACT) {
        covered.add(constraint.conjunct());
      }
    }
    return covered;
  }
}
