package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A save is written, and this process could not read it in time; the context has accepted it. Do
 * not save it again: queries show it once the view has caught up.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class SaveNotVisibleException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public SaveNotVisibleException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public SaveNotVisibleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
