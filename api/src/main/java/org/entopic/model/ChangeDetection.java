package org.entopic.model;

import org.apiguardian.api.API;

/** Who starts the search for changes in tracked entities. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ChangeDetection {
  /** The context, wherever it needs to know: before a save, and where states are asked for. */
  AUTOMATIC,
  /** The program, by {@link org.entopic.EntityContext#detectChanges()}. */
  MANUAL
}
