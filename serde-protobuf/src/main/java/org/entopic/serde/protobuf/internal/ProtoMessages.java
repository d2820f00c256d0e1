package org.entopic.serde.protobuf.internal;

import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.spi.serde.SchemaDocument;

/** The failures of this module; none quotes a value. */
final class ProtoMessages {
  private ProtoMessages() {}

  static SerializationFailedException malformed(String type, int position) {
    return new SerializationFailedException(
        "PROTO-01: A value of '"
            + type
            + "' stops being a Protobuf message at byte "
            + position
            + ". Check that the topic's writers use the serializer 'protobuf'.");
  }

  static SerializationFailedException mismatch(
      String type, MismatchException mismatch, int position) {
    return new SerializationFailedException(
        "PROTO-02: A value of '"
            + type
            + "' has before byte "
            + position
            + " something else where "
            + mismatch.subject()
            + " takes "
            + mismatch.expected()
            + ". Correct its writer, or the type of the property.");
  }

  static SerializationFailedException notWritable(String type, UnwritableException failure) {
    return new SerializationFailedException(
        "PROTO-03: A value of '"
            + type
            + "' cannot be written, because "
            + failure.subject()
            + ' '
            + failure.reason()
            + ". Change the value, or store it as bytes.");
  }

  static ConfigurationException listOfLists(String type, String property) {
    return new ConfigurationException(
        "PROTO-04: The property '"
            + property
            + "' of '"
            + type
            + "' is a list of lists, which Protobuf does not have. Put the inner list into a"
            + " complex type, or choose another serializer for the type.");
  }

  static IncompatibleSchemaException incompatible(
      String type,
      String property,
      String difference,
      SchemaDocument writer,
      SchemaDocument reader) {
    return new IncompatibleSchemaException("PROTO-05", type, property, difference, writer, reader);
  }

  static IncompatibleSchemaException noSchema(
      String type, SchemaDocument writer, SchemaDocument reader) {
    return new IncompatibleSchemaException(
        "PROTO-06: The schema "
            + writer.id()
            + " published of '"
            + type
            + "' is no descriptor set of the serializer 'protobuf', so what was written with it"
            + " cannot be read with the model's schema "
            + reader.id()
            + ". Restore the schema topic, or choose another database name.",
        writer,
        reader);
  }

  static ConfigurationException notGeneric(SchemaDocument writer) {
    return new ConfigurationException(
        "PROTO-07: "
            + writer.id()
            + " is no descriptor set of the serializer 'protobuf'. Restore the schema topic.");
  }
}
