package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Function;
import org.entopic.EntityEntry;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Turns the states of tracked entities into what a save has to write. */
final class ChangeSetBuilder {
  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final NavigationFixer fixer;
  private final Cascade cascade;
  private final RowSource rows;
  private final TrackingSettings settings;

  ChangeSetBuilder(
      TrackingSettings settings,
      IdentityMap identities,
      DependentIndex dependents,
      NavigationFixer fixer,
      Cascade cascade,
      RowSource rows) {
    this.identities = identities;
    this.dependents = dependents;
    this.fixer = fixer;
    this.cascade = cascade;
    this.rows = rows;
    this.settings = settings;
  }

  /**
   * Returns the changes.
   *
   * @throws org.entopic.SaveFailedException if a key or a principal is missing, or cascades pass
   *     their limit
   * @throws org.entopic.ForeignKeyException if a deletion is refused
   */
  ChangeSet build(Function<TrackedEntity, EntityEntry<?>> entryOf) {
    cascade.beforeSave();
    var changes =
        new ArrayList<>(
            new StoredDependents(identities, dependents, cascade, rows, settings.cascadeLimit())
                .follow());
    cascade.orphansBeforeSave();
    var problems = new RelationProblems();
    identities.forEachChanged(
        entity -> {
          PendingChange change = change(entity, problems);
          if (change != null) {
            changes.add(change);
          }
        });
    problems.report(entryOf);
    return new ChangeSet(ChangeOrder.sort(changes));
  }

  private @Nullable PendingChange change(TrackedEntity entity, RelationProblems problems) {
    if (entity.isDeleted()) {
      problems.checkDeleted(entity, fixer);
      return PendingChange.delete(entity.plan, Objects.requireNonNull(entity.original));
    }
    if (entity.key == null) {
      problems.missingKey(entity);
      return null;
    }
    if (entity.state == EntityState.ADDED && entity.plan.type.isJoinType() && isJoined(entity)) {
      return null;
    }
    if (!problems.checkTemporary(entity)) {
      return null;
    }
    RowBuilder values = identities.entries(entity.plan).rows();
    entity.read(values);
    keepUnknown(entity, values);
    if (!entity.plan.onSave.isEmpty() && !SaveValues.apply(entity, values, problems)) {
      values.reset();
      SaveValues.takeOver(entity, Objects.requireNonNull(entity.original));
      entity.become(EntityState.UNCHANGED);
      return null;
    }
    Versions.count(entity.plan, entity.original, values);
    Row row = values.build(entity.key);
    problems.check(entity, row);
    return entity.original == null
        ? PendingChange.insert(entity.plan, row)
        : PendingChange.update(entity.plan, entity.original, row);
  }

  /**
   * An entity from elsewhere does not bring the values of properties without a member: those that
   * nobody set stay what they are in the store.
   */
  private void keepUnknown(TrackedEntity entity, RowBuilder values) {
    Row original = entity.original;
    if (original == null || !entity.partial || !rows.isReadable()) {
      return;
    }
    Row stored = rows.current(entity.plan.type, original.key());
    if (stored != null) {
      for (PropertyModel property : entity.plan.shadowProperties) {
        if (entity.value(property) == null && original.isNull(property.ordinal())) {
          values.set(property.ordinal(), stored.get(property.ordinal()));
        }
      }
    }
  }

  /** A collection that was not loaded can be given an element that it has in the store. */
  private boolean isJoined(TrackedEntity join) {
    if (!rows.isReadable()) {
      return false;
    }
    Row stored = rows.current(join.plan.type, Objects.requireNonNull(join.key));
    if (stored == null) {
      return false;
    }
    join.accept(stored);
    join.become(EntityState.UNCHANGED);
    return true;
  }
}
