package org.entopic.engine.record;

import org.entopic.ConfigurationException;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;

/** What is said when records cannot be written or read. */
final class RecordMessages {
  private RecordMessages() {}

  static SerializationFailedException notWritten(RecordFormat format, RuntimeException cause) {
    return new SerializationFailedException(
        "REC-01: An entity of '"
            + format.type().name()
            + "' could not be written as '"
            + format.serializer()
            + "' ("
            + cause.getClass().getName()
            + "). Check its values and converters.",
        cause);
  }

  static SerializationFailedException noKey(RecordFormat format) {
    return new SerializationFailedException(
        "REC-02: A record in the topic '"
            + format.type().topic().name()
            + "' has no key. Write to it through this library, or give every record a key.");
  }

  static SerializationFailedException notRead(
      RecordFormat format, String part, int size, RuntimeException cause) {
    return new SerializationFailedException(
        "REC-03: A "
            + part
            + " of "
            + size
            + " bytes is no '"
            + format.type().name()
            + "' in the format '"
            + format.serializer()
            + "' ("
            + cause.getClass().getName()
            + "). Check who writes to the topic '"
            + format.type().topic().name()
            + "'.",
        cause);
  }

  static SerializationFailedException unknownClass(RecordFormat format) {
    return new SerializationFailedException(
        "REC-10: A record in the topic '"
            + format.type().topic().name()
            + "' is of no known class of the hierarchy of '"
            + format.type().name()
            + "'. Add the class to the model, or name its former discriminator by @FormerNames.");
  }

  static ConfigurationException otherKey(EntityTypeModel now, EntityTypeModel earlier) {
    return new ConfigurationException(
        "REC-04: The earlier form "
            + earlier.javaType().getName()
            + " of '"
            + now.name()
            + "' has another key. Give it a key of the same types; keys cannot be changed.");
  }

  static SerializationFailedException nothingMade(EntityTypeModel now, EntityTypeModel earlier) {
    return new SerializationFailedException(
        "REC-05: The upcaster from "
            + earlier.javaType().getName()
            + " made no '"
            + now.name()
            + "'. Return an entity for every earlier one.");
  }

  static SerializationFailedException noKeyInValue(RecordFormat format) {
    return new SerializationFailedException(
        "REC-06: A value of '"
            + format.type().name()
            + "' has no key in it. Write the key properties into the value too, or read the whole"
            + " record.");
  }
}
