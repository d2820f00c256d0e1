package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entopic.EntityEntry;
import org.entopic.RefreshResult;
import org.entopic.RefreshResult.Conflict;
import org.entopic.RefreshResult.Reason;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** Brings tracked entities to the rows that are stored now; serves one refresh. */
final class RemoteChangeApplier {
  private final ChangeTracker tracker;
  private final IdentityMap identities;
  private final StateChanger states;
  private final NavigationFixer fixer;
  private final List<EntityEntry<?>> updated = new ArrayList<>();
  private final List<EntityEntry<?>> removed = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<TrackedEntity> gone = new ArrayList<>();

  RemoteChangeApplier(
      ChangeTracker tracker, IdentityMap identities, StateChanger states, NavigationFixer fixer) {
    this.tracker = tracker;
    this.identities = identities;
    this.states = states;
    this.fixer = fixer;
  }

  RefreshResult apply(RowSource rows) {
    var stored = new ArrayList<TrackedEntity>();
    var keys = new HashMap<TypeEntries, List<Object>>();
    for (TypeEntries entries : identities.all()) {
      for (int i = 0; i < entries.end(); i++) {
        TrackedEntity entity = entries.at(i);
        if (entity != null && entity.original != null) {
          stored.add(entity);
          keys.computeIfAbsent(entries, any -> new ArrayList<>()).add(entity.original.key());
        }
      }
    }
    var accesses = new ArrayList<StoreAccess>();
    keys.forEach(
        (entries, each) -> accesses.add(new StoreAccess.KeyLookup(entries.plan.type, each)));
    Map<TypePlan, Map<Object, Row>> now = new HashMap<>();
    rows.readAll(
        accesses,
        (access, row) ->
            now.computeIfAbsent(tracker.plan(access.type()), any -> new HashMap<>())
                .put(row.key(), row));
    for (TrackedEntity entity : stored) {
      Map<Object, Row> ofType = now.getOrDefault(entity.plan, Map.of());
      apply(entity, ofType.get(requireOriginal(entity).key()));
    }
    fixer.forgetAll(gone);
    return new RefreshResult(updated, removed, conflicts);
  }

  private void apply(TrackedEntity entity, @Nullable Row row) {
    if (!entity.isTracked() || entity.original == null) {
      return;
    }
    if (row == null || !entity.plan.mapping.isAlike(row, entity.entity)) {
      applyAbsence(entity);
    } else if (!isSame(entity.original, row)) {
      applyRow(entity, row);
    }
  }

  private void applyAbsence(TrackedEntity entity) {
    if (entity.state == EntityState.MODIFIED) {
      conflict(entity, Reason.DELETED_ELSEWHERE, List.of());
      return;
    }
    if (!entity.isDeleted() && !entity.plan.type.isJoinType()) {
      removed.add(tracker.entries().of(entity.entity));
    }
    gone.add(entity);
  }

  private void applyRow(TrackedEntity entity, Row row) {
    Row before = requireOriginal(entity);
    if (before.sameValues(row)) {
      entity.rebase(row);
    } else if (entity.isDeleted()) {
      entity.rebase(row);
      conflict(entity, Reason.DELETED_HERE, List.of());
    } else if (entity.state == EntityState.UNCHANGED) {
      states.revertTo(entity, row);
      updated(entity);
    } else {
      merge(entity, before, row);
    }
  }

  private void merge(TrackedEntity entity, Row before, Row row) {
    var both = new ArrayList<PropertyModel>();
    var taken = new ArrayList<PropertyModel>();
    for (PropertyModel property : entity.plan.type.properties()) {
      if (!row.sameValue(property.ordinal(), before)) {
        if (!entity.isMarked(property) && !entity.differs(property)) {
          taken.add(property);
        } else if (!EntityValues.same(entity.value(property), row.get(property.ordinal()))) {
          both.add(property);
        }
      }
    }
    entity.rebase(row);
    for (PropertyModel property : taken) {
      entity.setValue(property, row.get(property.ordinal()));
    }
    tracker.detector().detect(entity);
    updated(entity);
    if (!both.isEmpty()) {
      conflict(entity, Reason.CHANGED, both);
    }
  }

  private void updated(TrackedEntity entity) {
    if (!entity.plan.type.isJoinType()) {
      updated.add(tracker.entries().of(entity.entity));
    }
  }

  private void conflict(TrackedEntity entity, Reason reason, List<PropertyModel> properties) {
    if (!entity.plan.type.isJoinType()) {
      conflicts.add(new Conflict(tracker.entries().of(entity.entity), reason, properties));
    }
  }

  private static boolean isSame(Row left, Row right) {
    return left.offset() != Row.NO_OFFSET
        && left.offset() == right.offset()
        && left.partition() == right.partition();
  }

  private static Row requireOriginal(TrackedEntity entity) {
    return Objects.requireNonNull(entity.original);
  }
}
