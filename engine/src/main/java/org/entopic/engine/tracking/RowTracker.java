package org.entopic.engine.tracking;

import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** What queries need of a context's change tracker; not thread-safe. */
public interface RowTracker {

  /** Returns the tracked instance with a key, deleted ones included, or null. */
  @Nullable Object tracked(EntityTypeModel type, Object key);

  /** Returns whether an instance is tracked and marked as deleted. */
  boolean isDeleted(Object entity);

  /**
   * Returns the instance of a row: the tracked one with its key as it is, or else a new one, which
   * is tracked as unchanged with the row as its original values and wired to its tracked relatives.
   */
  Object track(EntityTypeModel type, Row row);

  /** Records that a navigation is complete, and gives an empty one its empty collection. */
  void loaded(Object entity, NavigationModel navigation);
}
