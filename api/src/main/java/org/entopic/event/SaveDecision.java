package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.SaveResult;

/** What becomes of a save that is about to begin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface SaveDecision {

  /** The save goes on. */
  record Proceed() implements SaveDecision {}

  /**
   * Nothing is written and the context stays as it is.
   *
   * @param result what the save returns
   */
  record Suppress(SaveResult result) implements SaveDecision {}

  /** Returns that the save goes on. */
  static SaveDecision proceed() {
    return new Proceed();
  }

  /** Returns that nothing is written, and what the save returns instead. */
  static SaveDecision suppress(SaveResult result) {
    return new Suppress(result);
  }
}
