package org.entopic.view;

import java.time.Instant;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a storage holds of a topic.
 *
 * @param identity what the rows were read from, in the words of whoever fed the view
 * @param time when all that was in the topic was read
 * @param positions the first offset of each partition that may be missing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoredState(String identity, Instant time, Map<Integer, Long> positions) {

  /** Copies the positions. */
  public StoredState {
    positions = Map.copyOf(positions);
  }
}
