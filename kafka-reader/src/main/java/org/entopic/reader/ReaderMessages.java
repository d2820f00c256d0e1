package org.entopic.reader;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.entopic.BadRecord;
import org.entopic.ConfigurationException;
import org.entopic.EntityStoreException;
import org.entopic.SerializationFailedException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** What is said about readers; no message quotes a value. */
final class ReaderMessages {
  private ReaderMessages() {}

  static ConfigurationException noDatabaseName() {
    return new ConfigurationException(
        "RDR-01: The reader has no database name. Call database(name) before open().");
  }

  static IllegalArgumentException unknownType(Class<?> type, String database) {
    return new IllegalArgumentException(
        "RDR-02: "
            + type.getName()
            + " is no entity type of the model of '"
            + database
            + "'. Declare a set of it in the context.");
  }

  static IllegalStateException closed(String database) {
    return new IllegalStateException(
        "RDR-03: The reader of '" + database + "' is closed. Open another one.");
  }

  static ConfigurationException noTopics() {
    return new ConfigurationException(
        "RDR-04: A reader without a model knows no topics. Name them by topics(…).");
  }

  static StoreNotReadyException topicMissing(String topic, String servers) {
    return new StoreNotReadyException(
        "RDR-05: There is no topic '"
            + topic
            + "' at "
            + servers
            + ". Check the name, or open a factory that creates it.");
  }

  static StoreNotReadyException noProgress(Collection<String> topics, Duration patience) {
    return new StoreNotReadyException(
        "RDR-06: Nothing came from the topics "
            + topics
            + " within "
            + patience.toSeconds()
            + " s, and their ends are not reached. Check that the brokers can be reached.");
  }

  static StoreNotReadyException unreadable(Collection<String> topics, Throwable cause) {
    return new StoreNotReadyException(
        "RDR-07: The topics " + topics + " cannot be read: " + cause.getMessage(), cause);
  }

  static StoreNotReadyException interrupted(Collection<String> topics, Throwable cause) {
    return new StoreNotReadyException(
        "RDR-08: Reading " + topics + " was interrupted. Start again when it is wanted.", cause);
  }

  static CancellationException cancelled(Collection<String> topics) {
    return new CancellationException(
        "RDR-09: Reading " + topics + " was cancelled before the ends. Start again for all of it.");
  }

  static SerializationFailedException foreign(@Nullable String entity, Collection<String> known) {
    return new SerializationFailedException(
        entity == null
            ? "RDR-10: The record does not name its entity type, and its topic is none of " + known
            : "RDR-10: The record is of the entity type '" + entity + "', not of " + known);
  }

  static SerializationFailedException noSchemaNamed() {
    return new SerializationFailedException(
        "RDR-11: The record names no schema. Read it with its entity class.");
  }

  static SerializationFailedException otherClass(Object entity, Class<?> wanted) {
    return new SerializationFailedException(
        "RDR-12: The record is a " + entity.getClass().getName() + ", no " + wanted.getName());
  }

  static SerializationFailedException badRecord(BadRecord record, RuntimeException cause) {
    return new SerializationFailedException(
        "RDR-13: The record at "
            + record.topic()
            + "-"
            + record.partition()
            + ", offset "
            + record.offset()
            + " cannot be read: "
            + record.reason()
            + " Choose the policy SKIP to pass it over.",
        cause);
  }

  static IllegalArgumentException noSuchValue(
      String entity, String name, Collection<String> known) {
    return new IllegalArgumentException(
        "RDR-14: '" + entity + "' has no value '" + name + "'; it has " + known + ".");
  }

  static SerializationException notSerialized(String topic, EntityStoreException cause) {
    return new SerializationException(
        "RDR-15: Not written to '" + topic + "': " + cause.getMessage(), cause);
  }

  static SerializationException notDeserialized(String topic, EntityStoreException cause) {
    return new SerializationException(
        "RDR-16: Not read from '" + topic + "': " + cause.getMessage(), cause);
  }

  static SerializationFailedException rowsNotWritten() {
    return new SerializationFailedException(
        "RDR-17: Rows cannot be written. Open a reader of the entity class.");
  }

  static SerializationFailedException unknownEntity(Object entity, Collection<String> known) {
    return new SerializationFailedException(
        "RDR-18: " + entity.getClass().getName() + " is none of the entity types " + known);
  }

  static IllegalStateException noSingleKey(Collection<String> known) {
    return new IllegalStateException(
        "RDR-19: Keys have a Serde where a reader has one entity type; this one has " + known);
  }

  static SerializationFailedException otherKey(String entity, Object key, Class<?> wanted) {
    return new SerializationFailedException(
        "RDR-20: A key of '"
            + entity
            + "' is a "
            + key.getClass().getName()
            + ", no "
            + wanted.getName());
  }

  static IllegalArgumentException timeoutNotPositive(Duration timeout) {
    return new IllegalArgumentException("RDR-21: The time-out " + timeout + " is not positive.");
  }

  static IllegalArgumentException negativeOffset(long offset) {
    return new IllegalArgumentException(
        "RDR-22: Records are read from the offset " + offset + ". Offsets begin with 0.");
  }

  static IllegalArgumentException noPartition(TopicPartition partition, List<String> topics) {
    return new IllegalArgumentException(
        "RDR-23: The topics "
            + topics
            + " have no partition "
            + partition
            + ". Name one of theirs, or the topic by topics(…).");
  }
}
