package org.entopic.engine.save;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** One run of the checks of one plan: collects everything that is wrong, then throws. */
final class PlanChecks {
  private final SavePlan plan;
  private final PlanIndex own;
  private final StoredRows stored;
  private final Diagnostics diagnostics;
  private final Violations existing = new Violations();
  private final Violations conflicts = new Violations();
  private final Violations duplicates = new Violations();
  private final Violations orphans = new Violations();
  private final Violations warnings = new Violations();
  private final Violations dependents = new Violations();
  private final Map<RowKey.UniqueValue, Object> taken = new HashMap<>();

  PlanChecks(SavePlan plan, StoredRows stored, Diagnostics diagnostics) {
    this.plan = plan;
    this.diagnostics = diagnostics;
    this.own = new PlanIndex(plan);
    this.stored = stored;
  }

  void run() {
    for (EntityChange change : plan.writes()) {
      TypeRules rules = plan.rules(change);
      if (change.kind() == ChangeKind.INSERT) {
        checkNew(change);
      } else {
        checkTokens(change, rules);
      }
      Row row = change.current();
      if (row == null) {
        checkDependents(change, rules);
      } else {
        rules.uniqueIndexes().forEach(index -> checkUnique(change, row, index));
        rules.references().forEach(reference -> checkReference(change, row, reference));
      }
    }
    report();
  }

  private void report() {
    if (!conflicts.counts.isEmpty()) {
      throw SaveMessages.conflict(conflicts.counts, conflicts.changes(), plan);
    }
    if (!existing.counts.isEmpty()) {
      throw SaveMessages.keyExists(existing.counts, existing.changes(), plan);
    }
    if (!duplicates.counts.isEmpty()) {
      throw SaveMessages.notUnique(duplicates.counts, duplicates.changes(), plan);
    }
    if (!orphans.counts.isEmpty()) {
      throw SaveMessages.noPrincipal(orphans.counts, orphans.changes(), plan);
    }
    if (!dependents.counts.isEmpty()) {
      throw SaveMessages.stillReferred(dependents.counts, dependents.changes(), plan);
    }
    if (warnings.counts.isEmpty()) {
      return;
    }
    if (diagnostics.action(Warning.PRINCIPAL_MISSING) == WarningAction.THROW) {
      throw SaveMessages.noPrincipal(warnings.counts, warnings.changes(), plan);
    }
    diagnostics.warn(Warning.PRINCIPAL_MISSING, SaveMessages.principalMissing(warnings.counts));
  }

  private void checkNew(EntityChange change) {
    Row there = stored.find(change.type(), change.key());
    if (there != null && !plan.unconfirmed().explain(change, there)) {
      count(change, existing, "'" + change.type().name() + "'");
    }
  }

  private void checkTokens(EntityChange change, TypeRules rules) {
    Row read = change.original();
    if (read == null || !rules.type().isChecked()) {
      return;
    }
    Row now = stored.find(change.type(), change.key());
    boolean asRead =
        now != null
            && rules.tokens().stream().allMatch(token -> now.sameValue(token.ordinal(), read));
    if (!asRead && !plan.unconfirmed().explain(change, now)) {
      count(change, conflicts, "'" + change.type().name() + "'");
    }
  }

  private void checkUnique(EntityChange change, Row row, TypeRules.UniqueIndex index) {
    Object value = index.valueOf(row);
    if (value == null) {
      return;
    }
    String indexName = index.model().name();
    String name = "'" + indexName + "' of '" + change.type().name() + "'";
    var unique = new RowKey.UniqueValue(change.type().name(), indexName, value);
    if (taken.putIfAbsent(unique, change.key()) != null) {
      count(change, duplicates, name);
      return;
    }
    Row before = stored.find(change.type(), change.key());
    if (before != null && value.equals(index.valueOf(before))) {
      return;
    }
    for (Row other : stored.find(change.type(), index.model().properties(), value)) {
      if (!other.key().equals(change.key())
          && own.find(change.type(), other.key()) == null
          && index.valueOf(other) != null) {
        count(change, duplicates, name);
        return;
      }
    }
  }

  private void checkReference(EntityChange change, Row row, ForeignKeyModel reference) {
    Object principal = RowKey.values(row, reference.properties());
    if (principal == null || principal.equals(storedValue(change, reference.properties()))) {
      return;
    }
    if (!isThere(reference, principal)) {
      count(
          change,
          reference.policy() == ReferencePolicy.REJECT ? orphans : warnings,
          name(reference));
    }
  }

  private boolean isThere(ForeignKeyModel reference, Object value) {
    EntityTypeModel principal = reference.principal();
    if (reference.principalKey().isPrimary()) {
      EntityChange together = own.find(principal, value);
      return together != null
          ? together.kind() != ChangeKind.DELETE
          : stored.find(principal, value) != null;
    }
    List<PropertyModel> key = reference.principalKey().properties();
    return !own.find(principal, key, value).isEmpty()
        || stored.find(principal, key, value).stream()
            .anyMatch(row -> own.find(principal, row.key()) == null);
  }

  private void checkDependents(EntityChange change, TypeRules rules) {
    for (ForeignKeyModel reference : rules.restricting()) {
      Object value = referredTo(change, reference.principalKey());
      if (value != null) {
        checkDependents(change, reference, value);
      }
    }
  }

  private void checkDependents(EntityChange change, ForeignKeyModel reference, Object value) {
    for (Row dependent : stored.find(reference.dependent(), reference.properties(), value)) {
      EntityChange together = own.find(reference.dependent(), dependent.key());
      Row after = together == null ? dependent : together.current();
      if (after != null && value.equals(RowKey.values(after, reference.properties()))) {
        count(change, dependents, name(reference));
      }
    }
  }

  private static @Nullable Object referredTo(EntityChange change, KeyModel key) {
    Row before = change.original();
    return key.isPrimary() || before == null
        ? change.key()
        : RowKey.values(before, key.properties());
  }

  /** The values that the row has in the store; what was read may have changed there since. */
  private @Nullable Object storedValue(EntityChange change, List<PropertyModel> properties) {
    Row before = stored.find(change.type(), change.key());
    return before == null ? null : RowKey.values(before, properties);
  }

  private static String name(ForeignKeyModel reference) {
    return "'"
        + reference.dependent().name()
        + "' refers to '"
        + reference.principal().name()
        + "' by "
        + reference.properties().stream().map(PropertyModel::name).toList();
  }

  private static void count(EntityChange change, Violations violations, String what) {
    violations.counts.merge(what, 1, Integer::sum);
    violations.changes.putIfAbsent(RowKey.of(change), change);
  }

  /** What violates one rule: how often by what is said of it, and by which changes. */
  private static final class Violations {
    final Map<String, Integer> counts = new TreeMap<>();
    final Map<RowKey, EntityChange> changes = new LinkedHashMap<>();

    List<EntityChange> changes() {
      return List.copyOf(changes.values());
    }
  }
}
