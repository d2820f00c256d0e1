package org.entopic;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Another row has the value of a unique key; nothing was written. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class UniqueConstraintException extends SaveFailedException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public UniqueConstraintException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public UniqueConstraintException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates the exception of some entities. */
  public UniqueConstraintException(
      String message, @Nullable Throwable cause, List<? extends EntityEntry<?>> entries) {
    super(message, cause, entries);
  }
}
