package org.entopic.model;

import org.apiguardian.api.API;

/** What a save does about a value that the application set. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum SaveBehavior {
  /** The value is written. */
  SAVE,
  /**
   * The value is not written: a new entity gets the default value, a stored one takes back the
   * value it was read with.
   */
  IGNORE,
  /** The save fails, naming the property. */
  THROW
}
