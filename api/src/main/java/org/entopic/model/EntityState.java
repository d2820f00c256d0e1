package org.entopic.model;

import org.apiguardian.api.API;

/** What a context knows about an entity and will do with it at the next save. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum EntityState {
  /** The context does not know the entity. */
  DETACHED,
  /** The entity has the values it was read or saved with. */
  UNCHANGED,
  /** The entity is new. */
  ADDED,
  /** At least one value differs from what was read or saved. */
  MODIFIED,
  /** The entity will be deleted. */
  DELETED
}
