package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityState;

/** Carries deletions on to tracked dependents. */
final class Cascade {
  private final NavigationFixer fixer;

  Cascade(NavigationFixer fixer) {
    this.fixer = fixer;
  }

  /** Deletes an entity, or forgets it if it is new, and then what depends on it. */
  void delete(TrackedEntity entity) {
    var open = new ArrayDeque<TrackedEntity>();
    open.add(entity);
    run(open);
  }

  /** Does for the dependents of deleted entities what their foreign keys say. */
  void deleteDependents(TrackedEntity deleted) {
    var open = new ArrayDeque<TrackedEntity>();
    visitDependents(deleted, open);
    run(open);
  }

  /** Does for the tracked dependents of a row that goes without being tracked the same. */
  void deleteDependents(List<TrackedEntity> dependents, ForeignKeyPlan foreignKey) {
    var open = new ArrayDeque<TrackedEntity>();
    for (TrackedEntity dependent : dependents) {
      visit(dependent, foreignKey, open);
    }
    run(open);
  }

  /** Deletes the dependents that lost a principal they cannot be without, if they are orphans. */
  void removeOrphans() {
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
        entity.state = EntityState.DELETED;
        if (!entity.isStored()) {
          unsaved.add(entity);
        }
      }
    }
    fixer.forgetAll(unsaved);
  }

  private void visitDependents(TrackedEntity principal, Deque<TrackedEntity> open) {
    for (ForeignKeyPlan foreignKey : principal.plan.referencing) {
      for (TrackedEntity dependent : fixer.dependentsOf(principal, foreignKey)) {
        visit(dependent, foreignKey, open);
      }
    }
  }

  private void visit(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, Deque<TrackedEntity> open) {
    if (!dependent.isDeleted() && !isMoved(dependent, foreignKey)) {
      if (foreignKey.behaves(DeleteBehavior.CASCADE)) {
        open.add(dependent);
      } else if (foreignKey.behaves(DeleteBehavior.SET_NULL)) {
        fixer.release(dependent, foreignKey);
      }
    }
  }

  /** Returns whether somebody gave a dependent another principal and nobody looked since. */
  private static boolean isMoved(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    NavigationPlan reference = foreignKey.reference();
    return reference != null && NavigationWriter.isChanged(dependent, reference)
        || !Objects.equals(dependent.currentValue(foreignKey), dependent.link(foreignKey).value);
  }
}
