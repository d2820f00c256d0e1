package org.entopic;

import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Positions that a view must have passed to hold what a save wrote.
 *
 * <p>Immutable and thread-safe.
 *
 * @param saveId the save, which must be visible too
 * @param positions the highest position in each partition the save wrote to
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ConsistencyToken(UUID saveId, List<Position> positions) {

  /**
   * A position in a partition.
   *
   * @param topic the topic's name
   * @param topicId the topic's id, which tells it from a later topic of the same name
   * @param partition the partition
   * @param offset the offset of the last record
   */
  public record Position(String topic, UUID topicId, int partition, long offset) {}

  /** Copies the positions. */
  public ConsistencyToken {
    positions = List.copyOf(positions);
  }
}
