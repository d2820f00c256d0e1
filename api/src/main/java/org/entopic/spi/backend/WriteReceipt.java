package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.ConsistencyToken;

/**
 * Proof that a batch is written.
 *
 * @param token the highest position of the batch in each partition
 * @param positions partition and offset of each record, in the order of the batch
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record WriteReceipt(ConsistencyToken token, List<Position> positions) {

  /**
   * Where a record is.
   *
   * @param partition the partition's number
   * @param offset the record's offset
   * @param timestamp the record's timestamp in milliseconds since the epoch
   */
  public record Position(int partition, long offset, long timestamp) {}

  /** Copies the positions. */
  public WriteReceipt {
    positions = List.copyOf(positions);
  }
}
