package org.entopic.backend.streams;

import java.util.Set;
import org.entopic.ConfigurationException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** The failures of this module. */
final class StreamsMessages {
  private StreamsMessages() {}

  static ConfigurationException propertiesRefused(Set<String> names) {
    return new ConfigurationException(
        "KST-01: The properties "
            + names
            + " of scope STREAMS are decided by the backend, or belong to a client. Remove them, or"
            + " give them to the scope CONSUMER, ADMIN or COMMON.");
  }

  static StoreNotReadyException streamsEnded(String database, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KST-02: The thread of Kafka Streams that reads database '"
            + database
            + "' ended"
            + (cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")")
            + ". It is replaced; read again later.",
        cause);
  }

  static StoreNotReadyException threadEnded(Throwable cause) {
    return new StoreNotReadyException(
        "KST-04: The thread of Kafka Streams that fills a view ended while it started ("
            + cause.getMessage()
            + "). It is replaced; read again later.",
        cause);
  }

  static ConfigurationException settingsRefused(String database, Throwable cause) {
    return new ConfigurationException(
        "KST-03: Kafka Streams refuses the settings of database '"
            + database
            + "'. Mend the property that the cause names.",
        cause);
  }
}
