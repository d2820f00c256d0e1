package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** Carries deletions on to stored dependents that are not tracked; serves one save. */
final class StoredDependents {
  private record Identity(TypePlan plan, Object key) {}

  /** A principal that goes: tracked, or a row that is not. */
  private record Gone(Identity identity, @Nullable TrackedEntity tracked, @Nullable Row row) {
    @Nullable Object referredTo(ForeignKeyPlan foreignKey) {
      return tracked != null
          ? tracked.keyFor(foreignKey)
          : row == null ? null : foreignKey.referredTo(row);
    }
  }

  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final Cascade cascade;
  private final RowSource rows;
  private final int limit;
  private final Map<Identity, PendingChange> changes = new LinkedHashMap<>();
  private final Set<Identity> visited = new HashSet<>();
  private final Deque<Gone> open = new ArrayDeque<>();

  StoredDependents(
      IdentityMap identities,
      DependentIndex dependents,
      Cascade cascade,
      RowSource rows,
      int limit) {
    this.identities = identities;
    this.dependents = dependents;
    this.cascade = cascade;
    this.rows = rows;
    this.limit = limit;
  }

  /** Returns the changes of rows that are not tracked; tracked entities are changed themselves. */
  Collection<PendingChange> follow() {
    openDeleted();
    while (!open.isEmpty()) {
      Gone principal = open.remove();
      for (ForeignKeyPlan foreignKey : principal.identity.plan.referencing) {
        Object key = principal.referredTo(foreignKey);
        if (key != null) {
          followForeignKey(principal, key, foreignKey);
        }
      }
      if (open.isEmpty()) {
        openDeleted();
      }
    }
    return changes.values();
  }

  private void openDeleted() {
    identities.forEachChangedPrincipal(
        entity -> {
          if (entity.key != null && (entity.isDeleted() || entity.replacing)) {
            open(new Gone(new Identity(entity.plan, entity.key), entity, null));
          }
        });
  }

  private void open(Gone deleted) {
    if (visited.add(deleted.identity)) {
      open.add(deleted);
    }
  }

  private void followForeignKey(Gone principal, Object key, ForeignKeyPlan foreignKey) {
    boolean cascades = foreignKey.behaves(DeleteBehavior.CASCADE);
    if (!cascades
        && !foreignKey.behaves(DeleteBehavior.SET_NULL)
        && !foreignKey.behaves(DeleteBehavior.SET_DEFAULT)) {
      return;
    }
    TrackedEntity tracked = principal.tracked;
    if (tracked == null || tracked.isDeleted()) {
      cascade.deleteDependents(dependents.dependents(foreignKey, key), foreignKey);
    }
    List<Row> found = read(foreignKey, key);
    for (Row row : found) {
      TypePlan plan = foreignKey.dependent;
      var identity = new Identity(plan, row.key());
      if (identities.find(plan, row.key()) != null) {
        continue;
      }
      if (cascades) {
        changes.put(identity, PendingChange.delete(plan, row));
        open(new Gone(identity, null, row));
      } else {
        release(identity, row, foreignKey);
      }
    }
    if (changes.size() > limit) {
      throw TrackingMessages.cascadeLimit(foreignKey, found.size(), changes.size(), limit);
    }
  }

  /** Changes a row so that it does not refer to the principal any more. */
  private void release(Identity identity, Row row, ForeignKeyPlan foreignKey) {
    PendingChange pending = changes.get(identity);
    if (pending != null && pending.kind() == ChangeKind.DELETE) {
      return;
    }
    var builder = new RowBuilder(identity.plan.type);
    builder.setAll(pending == null ? row : Objects.requireNonNull(pending.current()));
    for (PropertyModel property : foreignKey.properties) {
      if (foreignKey.defaultsDependents()) {
        builder.set(property.ordinal(), foreignKey.defaultOf(property));
      } else if (property.isNullable() && !property.isKey()) {
        builder.set(property.ordinal(), null);
      }
    }
    Versions.count(identity.plan, row, builder);
    changes.put(identity, PendingChange.update(identity.plan, row, builder.build(row.key())));
  }

  private List<Row> read(ForeignKeyPlan foreignKey, Object principalKey) {
    var found = new ArrayList<Row>();
    StoreAccess access = foreignKey.access(principalKey);
    rows.read(
        access,
        row -> {
          if (access instanceof StoreAccess.IndexLookup
              || principalKey.equals(foreignKey.valueIn(row))) {
            found.add(row);
          }
        });
    return found;
  }
}
