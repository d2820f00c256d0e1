package org.entopic.model;

import java.util.Map;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * The topic of an entity type and the settings it is created with.
 *
 * @param name the topic's name
 * @param partitions the number of partitions, at least 1
 * @param replication the replication factor; empty leaves it to the broker
 * @param config topic settings by Kafka's names
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TopicModel(
    String name, int partitions, OptionalInt replication, Map<String, String> config) {

  /** Copies the settings. */
  public TopicModel {
    config = Map.copyOf(config);
  }
}
