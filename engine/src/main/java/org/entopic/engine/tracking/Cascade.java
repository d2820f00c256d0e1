package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.entopic.model.CascadeTiming;
import org.entopic.model.EntityState;

/** Carries deletions on to tracked dependents, when the context wants it. */
final class Cascade {
  private final TrackingSettings settings;
  private final IdentityMap identities;
  private final NavigationFixer fixer;

  Cascade(TrackingSettings settings, IdentityMap identities, NavigationFixer fixer) {
    this.settings = settings;
    this.identities = identities;
    this.fixer = fixer;
  }

  /**
   * Deletes an entity, or forgets it if it is new, and then what depends on it; what depends on a
   * stored one may have to wait.
   */
  void delete(TrackedEntity entity) {
    if (settings.cascadeTiming() == CascadeTiming.IMMEDIATE) {
      deleteNow(entity);
    } else if (entity.isStored()) {
      entity.become(EntityState.DELETED);
    } else {
      immediately(() -> deleteNow(entity));
    }
  }

  /** Forgets an entity, and what would be deleted with it. */
  void detach(TrackedEntity entity) {
    if (settings.cascadeTiming() != CascadeTiming.IMMEDIATE) {
      fixer.forget(entity);
      return;
    }
    var open = new ArrayDeque<TrackedEntity>();
    open.add(entity);
    while (!open.isEmpty()) {
      TrackedEntity next = open.remove();
      if (!next.isTracked()) {
        continue;
      }
      for (ForeignKeyPlan foreignKey : next.plan.referencing) {
        if (foreignKey.cascades()) {
          for (TrackedEntity dependent : fixer.dependentsOf(next, foreignKey)) {
            if (!isMoved(dependent, foreignKey)) {
              open.add(dependent);
            }
          }
        }
      }
      fixer.forget(next);
    }
  }

  /** Does what is due once changes have been looked for. */
  void afterDetection() {
    if (settings.orphanTiming() == CascadeTiming.IMMEDIATE) {
      removeOrphans();
    }
    if (settings.cascadeTiming() == CascadeTiming.IMMEDIATE) {
      deleteDependents();
    }
    if (settings.orphanTiming() == CascadeTiming.IMMEDIATE) {
      removeOrphans();
    }
  }

  /** Does what is due after one entity was looked at. */
  void afterDetectionOfOne() {
    if (settings.orphanTiming() == CascadeTiming.IMMEDIATE) {
      removeOrphans();
    }
  }

  /** Does what is due when the context saves. */
  void beforeSave() {
    orphansBeforeSave();
    deleteDependents();
    orphansBeforeSave();
  }

  /** Deletes orphans if that is due when the context saves. */
  void orphansBeforeSave() {
    if (settings.orphanTiming() != CascadeTiming.NEVER) {
      removeOrphans();
    }
  }

  /** Does everything, whatever the timing. */
  void force() {
    immediately(
        () -> {
          removeOrphans();
          deleteDependents();
          removeOrphans();
        });
  }

  private void immediately(Runnable action) {
    CascadeTiming before = settings.cascadeTiming();
    settings.cascadeTiming(CascadeTiming.IMMEDIATE);
    try {
      action.run();
    } finally {
      settings.cascadeTiming(before);
    }
  }

  /** Does for the tracked dependents of a row that goes without being tracked the same. */
  void deleteDependents(List<TrackedEntity> dependents, ForeignKeyPlan foreignKey) {
    var open = new ArrayDeque<TrackedEntity>();
    for (TrackedEntity dependent : dependents) {
      TrackedEntity principal = dependent.link(foreignKey).principal;
      if (principal == null || principal.isDeleted()) {
        visit(dependent, foreignKey, open);
      }
    }
    run(open);
  }

  private void deleteDependents() {
    var deleted = new ArrayList<TrackedEntity>();
    identities.forEachChangedPrincipal(
        entity -> {
          if (entity.isDeleted()) {
            deleted.add(entity);
          }
        });
    var open = new ArrayDeque<TrackedEntity>();
    deleted.forEach(entity -> visitDependents(entity, open));
    run(open);
  }

  private void deleteNow(TrackedEntity entity) {
    var open = new ArrayDeque<TrackedEntity>();
    open.add(entity);
    run(open);
  }

  /** Deletes the dependents that lost a principal they cannot be without, if they are orphans. */
  private void removeOrphans() {
    for (List<NavigationFixer.Severed> severed = fixer.takeSevered();
        !severed.isEmpty();
        severed = fixer.takeSevered()) {
      for (NavigationFixer.Severed each : severed) {
        TrackedEntity dependent = each.dependent();
        if (dependent.link(each.foreignKey()).severed
            && each.foreignKey().removesOrphans
            && dependent.isTracked()
            && !dependent.isDeleted()) {
          delete(dependent);
          dependent.orphaned = true;
        }
      }
    }
  }

  private void run(Deque<TrackedEntity> open) {
    var unsaved = new ArrayList<TrackedEntity>();
    while (!open.isEmpty()) {
      TrackedEntity entity = open.remove();
      if (entity.isTracked() && !entity.isDeleted()) {
        visitDependents(entity, open);
        entity.become(EntityState.DELETED);
        if (!entity.isStored()) {
          unsaved.add(entity);
        }
      }
    }
    fixer.forgetAll(unsaved);
  }

  private void visitDependents(TrackedEntity principal, Deque<TrackedEntity> open) {
    for (ForeignKeyPlan foreignKey : principal.plan.referencing) {
      for (TrackedEntity dependent : fixer.ownDependentsOf(principal, foreignKey)) {
        visit(dependent, foreignKey, open);
      }
    }
  }

  private void visit(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, Deque<TrackedEntity> open) {
    if (dependent.isDeleted() || isMoved(dependent, foreignKey)) {
      return;
    }
    if (foreignKey.cascades()) {
      if (settings.cascadeTiming() != CascadeTiming.NEVER
          || foreignKey.dependent.type.isJoinType()) {
        open.add(dependent);
      } else if (foreignKey.isNullable()) {
        fixer.clear(dependent, foreignKey);
      }
    } else if (foreignKey.nullsDependents()) {
      fixer.release(dependent, foreignKey);
    } else if (foreignKey.defaultsDependents()) {
      fixer.setDefault(dependent, foreignKey);
    }
  }

  /** Returns whether somebody gave a dependent another principal and nobody looked since. */
  private static boolean isMoved(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    NavigationPlan reference = foreignKey.reference();
    return reference != null && NavigationWriter.isChanged(dependent, reference)
        || !Objects.equals(dependent.currentValue(foreignKey), dependent.link(foreignKey).value);
  }
}
