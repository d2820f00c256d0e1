package org.entopic;

import java.util.List;
import org.apiguardian.api.API;

/** The entity classes and their configuration make no model; lists everything that is wrong. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ModelException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /** Creates the exception. */
  public ModelException(String message, List<String> problems) {
    super(
        message
            + System.lineSeparator()
            + "  - "
            + String.join(System.lineSeparator() + "  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
