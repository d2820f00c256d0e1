package org.entopic;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The stored row is not the one that the context read; nothing was written. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ConcurrencyConflictException extends SaveFailedException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public ConcurrencyConflictException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public ConcurrencyConflictException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates the exception of some entities. */
  public ConcurrencyConflictException(
      String message, @Nullable Throwable cause, List<? extends EntityEntry<?>> entries) {
    super(message, cause, entries);
  }
}
