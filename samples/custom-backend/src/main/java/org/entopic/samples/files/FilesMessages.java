package org.entopic.samples.files;

import java.nio.file.Path;
import org.entopic.ConfigurationException;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** Every failure of the backend, with id, subject, fact and action. */
final class FilesMessages {
  private FilesMessages() {}

  static ConfigurationException noDirectory(String database) {
    return new ConfigurationException(
        "FILES-01: Database '"
            + database
            + "' has no directory. Set the property 'directory' of the scope COMMON.");
  }

  static StoreNotReadyException notOpened(Path file, Exception cause) {
    return new StoreNotReadyException(
        "FILES-02: The journal " + file + " cannot be read. Check that the directory is there.",
        cause);
  }

  static StoreNotReadyException inUse(Path file) {
    return new StoreNotReadyException(
        "FILES-03: The journal "
            + file
            + " is open in another process. Close its factories, or choose another directory.");
  }

  static ConfigurationException damaged(Path file, long offset) {
    return new ConfigurationException(
        "FILES-04: The journal "
            + file
            + " is damaged at byte "
            + offset
            + ". Nothing was changed; restore it from a copy.");
  }

  static ConfigurationException otherPartitions(String topic, int existing, int wanted) {
    return new ConfigurationException(
        "FILES-05: Topic '"
            + topic
            + "' has "
            + existing
            + " partitions, the model says "
            + wanted
            + ". Give the entity type as many.");
  }

  static SaveFailedException notWritten(@Nullable Exception cause) {
    return new SaveFailedException(
        "FILES-06: The journal could not be written, and nothing of the save was. Check that its"
            + " disk has room, then open another factory.",
        cause);
  }

  static SaveOutcomeUnknownException unknownOutcome(Exception cause) {
    return new SaveOutcomeUnknownException(
        "FILES-07: The journal could not be written, and nobody knows how far it was. Check its"
            + " disk, then open another factory and read what is there.",
        cause);
  }

  static StoreNotReadyException closed(String database) {
    return new StoreNotReadyException(
        "FILES-08: Database '" + database + "' was closed by this factory. Open another factory.");
  }

  static SaveFailedException unknownTopic(String topic) {
    return new SaveFailedException(
        "FILES-09: Topic '" + topic + "' is not open. Open a factory whose model has its type.");
  }
}
