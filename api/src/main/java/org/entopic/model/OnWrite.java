package org.entopic.model;

import org.apiguardian.api.API;

/** What a save does about changes of a read-only entity type. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum OnWrite {
  /** Fails, and writes nothing. */
  FAIL,
  /**
   * Writes the other changes and logs a warning; what was not written stays changed in its context.
   */
  SKIP
}
