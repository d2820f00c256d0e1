package org.entopic.view;

import java.util.Set;
import java.util.UUID;
import org.apiguardian.api.API;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * A save of which records are missing and for whose missing partitions no bound is known.
 *
 * @param saveId the save
 * @param partitions where records are missing
 * @param sinceNanos {@link System#nanoTime()} when its first record arrived
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record IncompleteSave(UUID saveId, Set<TopicSlice> partitions, long sinceNanos) {

  /** Copies the partitions. */
  public IncompleteSave {
    partitions = Set.copyOf(partitions);
  }
}
