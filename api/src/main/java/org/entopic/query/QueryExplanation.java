package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How a query will run.
 *
 * @param access how rows are found, such as {@code KeyLookup} or {@code FullScan}
 * @param steps everything that happens, one line a step, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record QueryExplanation(String access, List<String> steps) {

  /** Copies the steps. */
  public QueryExplanation {
    steps = List.copyOf(steps);
  }

  /** Returns the steps as text, one a line. */
  @Override
  public String toString() {
    return String.join(System.lineSeparator(), steps);
  }
}
