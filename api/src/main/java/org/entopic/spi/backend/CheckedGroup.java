package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;

/** Saves that are validated and written together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface CheckedGroup {

  /**
   * Validates the saves of the group that have no outcome yet, in order, each as if those before it
   * were written; saves that have come since may join. Those that must not be written fail here.
   *
   * <p>Called by one thread at a time, while the local view holds everything that was written to
   * checked types, except what the same writer has written in the same turn.
   *
   * @param turn a number that grows whenever others may have written meanwhile: what this writer
   *     wrote in earlier turns is in the view
   * @return the saves to write, in order; none ends the group
   */
  List<CheckedSave> validate(long turn);
}
