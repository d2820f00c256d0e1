package org.entopic.view;

import java.util.UUID;
import org.entopic.BadRecord;
import org.entopic.ConfigurationException;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;

/** Every failure of the view, with id, subject, fact and action. */
final class ViewMessages {
  static final String LISTENER_FAILED =
      "VIEW-12: A listener of the view failed. It is called again with what comes next.";

  static final String NOT_READABLE =
      "VIEW-18: A local storage cannot be read. It is removed and filled anew from its topic.";

  static final String NOT_WRITTEN =
      "VIEW-17: A local storage could not be written when its view ended. What is missing is read"
          + " from the topic.";

  static final String NOT_KEPT =
      "VIEW-21: A live aggregate cannot be worked out for a row. It is given up: queries work its"
          + " groups out from the rows.";

  private ViewMessages() {}

  static StoreNotReadyException notReady(String topic) {
    return new StoreNotReadyException(
        "VIEW-01: The view of topic '"
            + topic
            + "' is still being filled. Wait until the backend is ready.");
  }

  static StoreNotReadyException filling() {
    return new StoreNotReadyException(
        "VIEW-14: The view is still being filled. Wait until the backend is ready.");
  }

  static StoreNotReadyException failed(Throwable cause) {
    return new StoreNotReadyException(
        "VIEW-02: The view has stopped: "
            + cause.getMessage()
            + " Mend the cause; the view is rebuilt from the topics.",
        cause);
  }

  static StoreNotReadyException closed() {
    return new StoreNotReadyException(
        "VIEW-03: The view is closed. Open a new factory to read again.");
  }

  static IllegalStateException readViewClosed() {
    return new IllegalStateException("VIEW-04: The read view is closed. Open another one to read.");
  }

  static ConfigurationException otherDefinition(String topic, String difference) {
    return new ConfigurationException(
        "VIEW-05: Another factory of this process reads topic '"
            + topic
            + "' in another way, and they share one view. "
            + difference
            + " Use the same classes, close the other factory, or choose another database.");
  }

  static StoreNotReadyException recreated(String topic, UUID expected, UUID actual) {
    return new StoreNotReadyException(
        "VIEW-06: Topic '"
            + topic
            + "' was created anew: the save went to "
            + expected
            + ", the view reads "
            + actual
            + ". Save again if the data is still wanted.");
  }

  static StoreNotReadyException badRecord(BadRecord record) {
    return new StoreNotReadyException(
        "VIEW-07: The record at "
            + record.topic()
            + "-"
            + record.partition()
            + ", offset "
            + record.offset()
            + " cannot be decoded: "
            + record.reason()
            + " Delete it by a later record of its key, or choose the policy SKIP.");
  }

  static IllegalArgumentException unknownTopic(String topic) {
    return new IllegalArgumentException(
        "VIEW-08: The view has no store for topic '" + topic + "'. Add its definition first.");
  }

  static IllegalArgumentException unknownPartition(TopicSlice slice) {
    return new IllegalArgumentException(
        "VIEW-09: The view was not told of partition "
            + slice.topic()
            + "-"
            + slice.partition()
            + ". Begin its restoration first.");
  }

  static IllegalArgumentException unknownIndex(String topic, String index) {
    return new IllegalArgumentException(
        "VIEW-10: The view of topic '"
            + topic
            + "' keeps no index '"
            + index
            + "'. Use an index of the entity type's model.");
  }

  static StoreNotReadyException rebuilt() {
    return new StoreNotReadyException(
        "VIEW-11: The view is being rebuilt from its topics. Try again when it is ready.");
  }

  static IllegalStateException notAtEnd() {
    return new IllegalStateException(
        "VIEW-13: The restoration has not reached its first end. Wait for isAtEnd().");
  }

  static StoreNotReadyException storageFailed(String topic, Throwable cause) {
    return new StoreNotReadyException(
        "VIEW-15: The local storage of topic '"
            + topic
            + "' failed ("
            + unreadable(cause)
            + "). It is removed and filled anew from the topic; read again later.",
        cause);
  }

  static ConfigurationException unorderedKey(String entity, RuntimeException cause) {
    return new ConfigurationException(
        "VIEW-16: Keys of entity type '"
            + entity
            + "' cannot be kept in order on disk. Choose StoreKind.MEMORY for it.",
        cause);
  }

  static String unreadable(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
