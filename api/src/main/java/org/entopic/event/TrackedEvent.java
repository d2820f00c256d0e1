package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityEntry;

/**
 * An entity came to be tracked.
 *
 * @param entry the entity's entry
 * @param origin where the entity came from
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TrackedEvent(EntityEntry<?> entry, Origin origin) {

  /** Where an entity came from. */
  public enum Origin {
    /** It was read from the store. */
    QUERY,
    /** The program handed it over, or it was found behind another entity. */
    PROGRAM
  }
}
