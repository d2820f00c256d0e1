package org.entopic;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The topics that a model wants, and what is there: what creating the database would do, and where
 * its topics have drifted from the model. {@link #toString()} is for people.
 *
 * @param database the database's name
 * @param topics the topics, those that the database keeps for itself first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CreationPlan(String database, List<PlannedTopic> topics) {

  /** Copies the topics. */
  public CreationPlan {
    topics = List.copyOf(topics);
  }

  /**
   * One topic.
   *
   * @param name the topic's name
   * @param partitions the number of partitions it is created with
   * @param replication the replication factor; empty leaves it to the brokers
   * @param config the settings it is created with, by Kafka's names
   * @param exists whether it is there
   * @param differences in which the topic that is there is not as it would be created
   */
  public record PlannedTopic(
      String name,
      int partitions,
      OptionalInt replication,
      Map<String, String> config,
      boolean exists,
      List<String> differences) {

    /** Copies the collections. */
    public PlannedTopic {
      config = Map.copyOf(config);
      differences = List.copyOf(differences);
    }

    @Override
    public String toString() {
      var text =
          new StringJoiner(", ", name + ": ", "")
              .add("partitions " + partitions)
              .add("replication " + (replication.isPresent() ? replication.getAsInt() : "default"));
      new TreeMap<>(config).forEach((setting, value) -> text.add(setting + "=" + value));
      return text.toString();
    }
  }

  /** Returns the topics that are missing. */
  public List<PlannedTopic> missing() {
    return topics.stream().filter(topic -> !topic.exists()).toList();
  }

  /** Returns in what the topics that are there are not as they would be created. */
  public List<String> differences() {
    return topics.stream().flatMap(topic -> topic.differences().stream()).toList();
  }

  @Override
  public String toString() {
    var lines = new StringJoiner(System.lineSeparator());
    lines.add("Database '" + database + "':");
    for (PlannedTopic topic : topics) {
      lines.add((topic.exists() ? "  is there  " : "  create    ") + topic);
      topic.differences().forEach(difference -> lines.add("    differs: " + difference));
    }
    return lines.toString();
  }
}
