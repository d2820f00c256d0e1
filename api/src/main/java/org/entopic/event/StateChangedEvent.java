package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityEntry;
import org.entopic.model.EntityState;

/**
 * The state of a tracked entity changed.
 *
 * @param entry the entity's entry
 * @param before the state it had
 * @param after the state it has now; {@link EntityState#DETACHED} when it was forgotten
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StateChangedEvent(EntityEntry<?> entry, EntityState before, EntityState after) {}
