package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The store cannot be reached or its view cannot answer yet; try again later. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class StoreNotReadyException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public StoreNotReadyException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public StoreNotReadyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
