package org.entopic.kafka;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.entopic.model.TopicModel;

/**
 * The topics and the transactional id through which the processes of a database share its lease.
 */
final class LeaseTopics {
  private static final String DAY = "86400000";
  private static final String HOUR = "3600000";

  private LeaseTopics() {}

  /** Returns the topic in which every transaction of the lease leaves a record. */
  static String commits(String database) {
    return database + ".__commits";
  }

  /** Returns the topic in which the lease is asked for and given up. */
  static String turns(String database) {
    return database + ".__lease";
  }

  /** Returns the transactional id that everybody shares: who initialises it has the lease. */
  static String transactionalId(String database) {
    return database + ".__lease";
  }

  /** What is not needed for long is removed: commits of a process that is gone, old turns. */
  static List<TopicModel> models(String database) {
    return List.of(
        new TopicModel(
            commits(database),
            1,
            OptionalInt.empty(),
            Map.of("cleanup.policy", "compact,delete", "retention.ms", DAY)),
        new TopicModel(
            turns(database),
            1,
            OptionalInt.empty(),
            Map.of("cleanup.policy", "delete", "retention.ms", HOUR, "segment.ms", HOUR)));
  }
}
