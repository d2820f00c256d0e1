package org.entopic.model;

import org.apiguardian.api.API;

/** Who takes what a save has written as saved. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ChangeAcceptance {
  /** The save, once it has succeeded. */
  AUTOMATIC,
  /**
   * The program, by {@link org.entopic.ChangeTracking#acceptAllChanges()}: entities keep their
   * states and original values, and what they changed can be looked at, and undone elsewhere. A
   * second save before that writes the changes again, so new entities are refused as already there.
   */
  MANUAL
}
