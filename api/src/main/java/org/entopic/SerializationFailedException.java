package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A value cannot be written, or bytes cannot be read, in the chosen format. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class SerializationFailedException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public SerializationFailedException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public SerializationFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
