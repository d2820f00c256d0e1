package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A save failed and nothing of it was written; the context is as before and can save again. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class SaveFailedException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public SaveFailedException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public SaveFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
