package org.entopic.backend.memory;

import org.entopic.ConfigurationException;
import org.entopic.SaveFailedException;
import org.entopic.StoreNotReadyException;

/** Every failure of the backend, with id, subject, fact and action. */
final class MemoryMessages {
  private MemoryMessages() {}

  static StoreNotReadyException closed(String database) {
    return new StoreNotReadyException(
        "MEM-01: Database '" + database + "' was closed by this factory. Open another factory.");
  }

  static SaveFailedException unknownTopic(String topic) {
    return new SaveFailedException(
        "MEM-02: Topic '" + topic + "' does not exist. Open a factory whose model has its type.");
  }

  static ConfigurationException otherPartitions(String topic, int existing, int wanted) {
    return new ConfigurationException(
        "MEM-03: Topic '"
            + topic
            + "' has "
            + existing
            + " partitions, the model says "
            + wanted
            + ". Give all factories the same definition, or another database.");
  }

  static ConfigurationException notOpen(String database) {
    return new ConfigurationException(
        "MEM-05: Nobody has database '"
            + database
            + "' open, and the factory creates none. Allow it by TopicCreation.WHEN_MISSING.");
  }

  static StoreNotReadyException beingFilled(String database) {
    return new StoreNotReadyException(
        "MEM-06: Another factory fills the new database '"
            + database
            + "' and is not done. Open the factory again, or with a longer openTimeout.");
  }

  static StoreNotReadyException deleted(String database) {
    return new StoreNotReadyException(
        "MEM-04: Database '" + database + "' was deleted. Create it again, or open a new factory.");
  }
}
