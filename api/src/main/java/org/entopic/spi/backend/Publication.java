package org.entopic.spi.backend;

import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Changes that became visible in one step.
 *
 * @param number counts publications
 * @param saveId the save that made the changes, null for records that carry none
 * @param changes the changes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Publication(long number, @Nullable UUID saveId, List<RowChange> changes) {

  /** Copies the changes. */
  public Publication {
    changes = List.copyOf(changes);
  }
}
