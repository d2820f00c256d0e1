package org.entopic.model;

import org.apiguardian.api.API;

/** What a save does when a foreign key names a row that does not exist. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ReferencePolicy {
  /** The save fails. */
  REJECT,
  /** The save succeeds and a warning is logged. */
  WARN,
  /** The save succeeds. */
  ALLOW
}
