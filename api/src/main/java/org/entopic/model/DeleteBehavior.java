package org.entopic.model;

import org.apiguardian.api.API;

/** What happens to dependents when their principal is deleted or the relation is severed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum DeleteBehavior {
  /** Dependents are deleted. */
  CASCADE,
  /** The foreign key of dependents is set to null. */
  SET_NULL,
  /** Deleting is refused while tracked dependents refer to the principal. */
  RESTRICT,
  /** Nothing is done. */
  NO_ACTION
}
