package org.entopic;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;

/**
 * What {@link ChangeTracking#refresh()} did.
 *
 * @param updated the entities that took values from the store
 * @param removed the entities that are gone from the store and were forgotten
 * @param conflicts the entities that were changed here and elsewhere
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RefreshResult(
    List<EntityEntry<?>> updated, List<EntityEntry<?>> removed, List<Conflict> conflicts) {

  /** What happened to an entity that was changed here. */
  public enum Reason {
    /** Properties that were changed here have other values in the store. */
    CHANGED,
    /** It was changed here and deleted elsewhere. */
    DELETED_ELSEWHERE,
    /** It was deleted here and changed elsewhere. */
    DELETED_HERE
  }

  /**
   * An entity that was changed here and elsewhere. Its current values are those of this context,
   * its original values those of the store; saving it writes this context's changes.
   *
   * @param entry the entity's entry
   * @param reason what happened
   * @param properties the properties that were changed on both sides, to different values
   */
  public record Conflict(EntityEntry<?> entry, Reason reason, List<PropertyModel> properties) {
    /** Copies the properties. */
    public Conflict {
      properties = List.copyOf(properties);
    }
  }

  /** Copies the lists. */
  public RefreshResult {
    updated = List.copyOf(updated);
    removed = List.copyOf(removed);
    conflicts = List.copyOf(conflicts);
  }
}
