package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A save was sent and not confirmed in time: it may or may not come to be. The same context may
 * save again: a repeated save writes the same rows.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class SaveOutcomeUnknownException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public SaveOutcomeUnknownException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public SaveOutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
