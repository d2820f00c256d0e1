package org.entopic;

import org.apiguardian.api.API;

/** A query has run for longer than it may; narrow it, index what it looks for, or give it time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class QueryTimeoutException extends QueryException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public QueryTimeoutException(String message) {
    super(message);
  }
}
