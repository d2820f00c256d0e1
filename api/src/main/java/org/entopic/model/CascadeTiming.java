package org.entopic.model;

import org.apiguardian.api.API;

/** When a context carries a deletion, or the loss of a principal, on to tracked dependents. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum CascadeTiming {
  /** At once, or as soon as changes are looked for. */
  IMMEDIATE,
  /** When the context saves. */
  ON_SAVE,
  /** Only when {@link org.entopic.ChangeTracking#cascadeChanges()} is called. */
  NEVER
}
