package org.entopic.kafka.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entopic.ConfigurationException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** The failures of views. */
final class FeedMessages {
  private FeedMessages() {}

  static ConfigurationException definitionsDiffer(String database, List<String> differences) {
    String list = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "KFK-21: Another factory of this process reads database '"
            + database
            + "' in another way, and they share one view. Use the same classes and settings; they"
            + " have:"
            + list
            + String.join(list, differences));
  }

  static StoreNotReadyException closed(String database) {
    return new StoreNotReadyException(
        "KFK-22: The view of database '" + database + "' is closed. Open a new factory.");
  }

  static StoreNotReadyException unknownSchema(String topic, int partition, long offset, long id) {
    return new StoreNotReadyException(
        "KFK-23: The record at %s-%d@%d names schema %016x, which the schema topic does not hold."
                .formatted(topic, partition, offset, id)
            + " Restore the schema topic, or let the writer publish its schema again.");
  }

  static StoreNotReadyException feedingFailed(String database, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-24: Reading the topics of database '"
            + database
            + "' failed"
            + (cause == null ? "" : " (" + cause.getMessage() + ")")
            + ". It is tried again; read again later.",
        cause);
  }

  static String topicChanged(String topic) {
    return "KFK-25: Topic '"
        + topic
        + "' was created anew or cut off; its view is being rebuilt. Read again later.";
  }

  static StoreNotReadyException rebuilding(String database) {
    return new StoreNotReadyException(
        "KFK-30: The view of database '"
            + database
            + "' is being filled anew, as somebody asked for, as soon as its topics are there. Read"
            + " again later.");
  }

  static StoreNotReadyException topicsGone(String database, Throwable cause) {
    return new StoreNotReadyException(
        "KFK-32: A topic of database '"
            + database
            + "' is gone ("
            + cause.getMessage()
            + "). Create the database again.",
        cause);
  }

  static StoreNotReadyException stopped(String database) {
    return new StoreNotReadyException(
        "KFK-27: A record that cannot be read ended the view of database '"
            + database
            + "', as configured. Mend the record, or choose BadRecordPolicy.SKIP.");
  }

  static ConfigurationException topicUnfit(String topic, int found, int expected) {
    return new ConfigurationException(
        ("KFK-26: Topic '%s' has %d partitions and had %d: keys would be in two places. Copy its"
                + " database into a new one, and add no partitions to topics.")
            .formatted(topic, found, expected));
  }

  static ConfigurationException unknownStoreProperties(Set<String> names, List<String> known) {
    return new ConfigurationException(
        "KFK-46: The properties " + names + " of scope STORE are unknown. Use " + known + ".");
  }

  static ConfigurationException storeProperty(String name, String value, String wanted) {
    return new ConfigurationException(
        "KFK-47: The property '" + name + "' is '" + value + "'. Set it to " + wanted + ".");
  }

  static ConfigurationException noStateDirectory(String entity, String property) {
    return new ConfigurationException(
        "KFK-48: Entity type '"
            + entity
            + "' is kept on disk, and no directory is set. Set the property '"
            + property
            + "' of scope STORE, or choose StoreKind.MEMORY.");
  }

  static ConfigurationException noStorage(String entity, String name) {
    return new ConfigurationException(
        "KFK-33: Entity type '"
            + entity
            + "' is kept in '"
            + name
            + "', and no such storage was found. Add entopic-view-"
            + name
            + ", or choose StoreKind.MEMORY.");
  }

  static ConfigurationException brokenStorage(String name, Throwable cause) {
    return new ConfigurationException(
        "KFK-34: The storage '"
            + name
            + "' cannot be loaded. Check that its artifact and what it needs have one version.",
        cause);
  }

  static ConfigurationException directoryInUse(Path directory) {
    return new ConfigurationException(
        "KFK-35: The state directory '"
            + directory
            + "' is used by another process, or by another view of this one. Give each its own by"
            + " the property 'dir' of scope STORE.");
  }

  static StoreNotReadyException stillClosing(String database, Throwable cause) {
    return new StoreNotReadyException(
        "KFK-43: What closed factories of this process have read of database '"
            + database
            + "' has not left memory and directory in time. Open the factory again.",
        cause);
  }

  static ConfigurationException directoryUnusable(Path directory, Throwable cause) {
    return new ConfigurationException(
        "KFK-36: The state directory '"
            + directory
            + "' cannot be used. Set the property 'dir' of scope STORE to one that can be"
            + " written.",
        cause);
  }
}
