package org.entopic.event;

import org.apiguardian.api.API;

/** What becomes of a save that met a conflict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ConflictDecision {
  /** The exception is thrown. */
  FAIL,
  /** The conflict is settled, and the context saves again. */
  SAVE_AGAIN
}
