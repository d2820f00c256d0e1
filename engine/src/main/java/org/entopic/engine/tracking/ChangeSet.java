package org.entopic.engine.tracking;

import java.util.List;

/**
 * Everything a save has to write: principals before dependents, deletions of dependents before
 * those of their principals.
 *
 * @param changes the changes; no key twice in a type
 */
public record ChangeSet(List<EntityChange> changes) {

  /** Copies the changes. */
  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Returns whether there is nothing to write. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
