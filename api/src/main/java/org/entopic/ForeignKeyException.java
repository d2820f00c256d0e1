package org.entopic;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key names a row that does not exist, or a row that others refer to was to be deleted;
 * nothing was written.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ForeignKeyException extends SaveFailedException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public ForeignKeyException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public ForeignKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates the exception of some entities. */
  public ForeignKeyException(
      String message, @Nullable Throwable cause, List<? extends EntityEntry<?>> entries) {
    super(message, cause, entries);
  }
}
