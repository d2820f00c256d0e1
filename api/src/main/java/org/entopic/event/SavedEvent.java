package org.entopic.event;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.EntityEntry;
import org.entopic.SaveResult;
import org.entopic.model.EntityState;

/**
 * A context has saved.
 *
 * @param context the context
 * @param result what the save returns
 * @param entities what was saved, with its final keys; dependents that were not loaded are not
 *     among it, and nothing where the save was suppressed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SavedEvent(EntityContext context, SaveResult result, List<SavedEntity> entities) {

  /**
   * An entity that was saved.
   *
   * @param entry its entry; that of a deleted entity is detached by now
   * @param stateBefore whether it was added, modified or deleted
   */
  public record SavedEntity(EntityEntry<?> entry, EntityState stateBefore) {}

  /** Copies the entities. */
  public SavedEvent {
    entities = List.copyOf(entities);
  }
}
