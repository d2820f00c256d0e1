package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The root of all failures that are not a misuse of the API. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class EntityStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public EntityStoreException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public EntityStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
