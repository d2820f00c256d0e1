package org.entopic.event;

import org.apiguardian.api.API;

/** What becomes of a warning. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum WarningAction {
  /** Nothing. */
  IGNORE,
  /** It is logged, and {@link DiagnosticListener}s are told. */
  LOG,
  /** What caused it fails. */
  THROW
}
