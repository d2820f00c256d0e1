package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changes of one plan by key and by value; each table is made when first asked for, so
 * that a save that nobody competes with costs none. Thread-safe.
 */
final class PlanIndex {
  private record ValueTable(String type, List<PropertyModel> properties) {}

  private final SavePlan plan;
  private final Set<RowKey> leftOut;
  private final Map<ValueTable, Map<Object, List<EntityChange>>> byValue = new HashMap<>();
  private @Nullable Map<RowKey, EntityChange> byKey;
  private @Nullable Set<Object> claims;

  PlanIndex(SavePlan plan) {
    this(plan, Set.of());
  }

  private PlanIndex(SavePlan plan, Set<RowKey> leftOut) {
    this.plan = plan;
    this.leftOut = leftOut;
  }

  SavePlan plan() {
    return plan;
  }

  /** Returns what the plan does to a row, or null. */
  synchronized @Nullable EntityChange find(EntityTypeModel type, Object key) {
    if (byKey == null) {
      var table = new HashMap<RowKey, EntityChange>();
      plan.writes().forEach(change -> table.put(RowKey.of(change), change));
      table.keySet().removeAll(leftOut);
      byKey = table;
    }
    return byKey.get(RowKey.of(type, key));
  }

  /** Returns the changes that write rows with these values. */
  synchronized List<EntityChange> find(
      EntityTypeModel type, List<PropertyModel> properties, Object value) {
    return byValue
        .computeIfAbsent(new ValueTable(type.name(), properties), this::table)
        .getOrDefault(value, List.of());
  }

  /** Returns the index without the rows that another plan writes too. */
  PlanIndex without(PlanIndex other) {
    Set<RowKey> less = new HashSet<>(leftOut);
    for (EntityChange change : plan.writes()) {
      if (other.find(change.type(), change.key()) != null) {
        less.add(RowKey.of(change));
      }
    }
    return less.size() == leftOut.size() ? this : new PlanIndex(plan, less);
  }

  private Map<Object, List<EntityChange>> table(ValueTable wanted) {
    var table = new HashMap<Object, List<EntityChange>>();
    for (EntityChange change : plan.writes()) {
      Row row = change.current();
      if (row != null
          && change.type().name().equals(wanted.type())
          && !leftOut.contains(RowKey.of(change))) {
        Object value = RowKey.values(row, wanted.properties());
        if (value != null) {
          table.computeIfAbsent(value, any -> new ArrayList<>(1)).add(change);
        }
      }
    }
    return table;
  }

  /**
   * Returns what no other save may touch meanwhile: the keys written, the values of unique indexes
   * taken or given up, and the principals that must stay.
   */
  synchronized Set<Object> claims() {
    if (claims == null) {
      var made = new HashSet<Object>();
      for (EntityChange change : plan.writes()) {
        made.add(RowKey.of(change));
        TypeRules rules = plan.rules(change);
        claim(change.original(), rules, made);
        claim(change.current(), rules, made);
      }
      claims = made;
    }
    return claims;
  }

  private static void claim(@Nullable Row row, TypeRules rules, Set<Object> claims) {
    if (row == null) {
      return;
    }
    for (TypeRules.UniqueIndex index : rules.uniqueIndexes()) {
      Object value = index.valueOf(row);
      if (value != null) {
        claims.add(new RowKey.UniqueValue(rules.type().name(), index.model().name(), value));
      }
    }
    for (ForeignKeyModel foreignKey : rules.type().foreignKeys()) {
      Object principal =
          TypeRules.restricts(foreignKey) ? RowKey.values(row, foreignKey.properties()) : null;
      if (principal != null) {
        claims.add(principalRow(foreignKey, principal));
      }
    }
  }

  /** Returns what a save that deletes the principal claims too. */
  private static Object principalRow(ForeignKeyModel foreignKey, Object value) {
    EntityTypeModel principal = foreignKey.principal();
    List<PropertyModel> key = foreignKey.principalKey().properties();
    return principal.indexes().stream()
        .filter(index -> !foreignKey.principalKey().isPrimary())
        .filter(index -> index.isUnique() && index.filter().isEmpty())
        .filter(index -> index.properties().equals(key))
        .findFirst()
        .<Object>map(index -> new RowKey.UniqueValue(principal.name(), index.name(), value))
        .orElseGet(() -> RowKey.of(principal, value));
  }

  boolean competesWith(PlanIndex other) {
    Set<Object> mine = claims();
    Set<Object> theirs = other.claims();
    return mine.size() < theirs.size()
        ? mine.stream().anyMatch(theirs::contains)
        : theirs.stream().anyMatch(mine::contains);
  }
}
