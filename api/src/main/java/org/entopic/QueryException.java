package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A query does not fit the model, or its result is not what was asked for; mend the query. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class QueryException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public QueryException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public QueryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
