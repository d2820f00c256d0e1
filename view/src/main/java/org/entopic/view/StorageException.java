package org.entopic.view;

import org.apiguardian.api.API;
import org.entopic.EntityStoreException;

/** A storage of rows failed; the view that reads it stops and is filled anew. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StorageException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
