package org.entopic.serde.avro.internal;

import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.spi.serde.SchemaDocument;

/** The failures of this module; none quotes a value. */
final class AvroMessages {
  private AvroMessages() {}

  static SerializationFailedException mismatch(
      String type, String format, AvroMismatchException mismatch, int position) {
    return new SerializationFailedException(
        "AVRO-01: A value of '"
            + type
            + "' is wrong before byte "
            + position
            + ", where "
            + mismatch.subject()
            + " takes "
            + mismatch.expectation()
            + ". Check that the topic's writers use the serializer '"
            + format
            + "' and the schema they name.");
  }

  static SerializationFailedException trailing(String type, int position) {
    return new SerializationFailedException(
        "AVRO-02: A value of '"
            + type
            + "' goes on at byte "
            + position
            + " behind its record. Check that the topic's writers use the schema they name.");
  }

  static SerializationFailedException notWritable(String type, AvroMismatchException mismatch) {
    return new SerializationFailedException(
        "AVRO-03: A value of '"
            + type
            + "' cannot be written, because "
            + mismatch.subject()
            + " takes "
            + mismatch.expectation()
            + ". Set such a value, or store it in another type.");
  }

  static IncompatibleSchemaException incompatible(
      String type,
      String property,
      String difference,
      SchemaDocument writer,
      SchemaDocument reader) {
    return new IncompatibleSchemaException("AVRO-04", type, property, difference, writer, reader);
  }

  static IncompatibleSchemaException noSchema(
      String type, SchemaDocument writer, SchemaDocument reader) {
    return new IncompatibleSchemaException(
        "AVRO-05: The schema "
            + writer.id()
            + " of '"
            + type
            + "' is no schema of the serializer '"
            + reader.format()
            + "', as is "
            + reader.id()
            + ". Restore the schema topic, or use the serializer that wrote it.",
        writer,
        reader);
  }

  static ConfigurationException notGeneric(SchemaDocument writer) {
    return new ConfigurationException(
        "AVRO-06: " + writer.id() + " is no schema of Avro's. Restore the schema topic.");
  }
}
