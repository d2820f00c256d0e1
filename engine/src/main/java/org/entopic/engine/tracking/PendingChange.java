package org.entopic.engine.tracking;

import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way into a change set.
 *
 * @param original the stored row; null for an insert
 * @param current the row to write; null for a delete
 */
record PendingChange(
    TypePlan plan, ChangeKind kind, Object key, @Nullable Row original, @Nullable Row current) {

  static PendingChange insert(TypePlan plan, Row row) {
    return new PendingChange(plan, ChangeKind.INSERT, row.key(), null, row);
  }

  static PendingChange update(TypePlan plan, Row original, Row row) {
    return new PendingChange(plan, ChangeKind.UPDATE, row.key(), original, row);
  }

  static PendingChange delete(TypePlan plan, Row original) {
    return new PendingChange(plan, ChangeKind.DELETE, original.key(), original, null);
  }

  boolean isDelete() {
    return kind == ChangeKind.DELETE;
  }

  /** Returns the row whose foreign keys say what must be saved first. */
  Row row() {
    Row row = current != null ? current : original;
    if (row == null) {
      throw new IllegalStateException("A change has a row.");
    }
    return row;
  }

  EntityChange toChange() {
    return new EntityChange(plan.type, kind, key, original, current);
  }
}
