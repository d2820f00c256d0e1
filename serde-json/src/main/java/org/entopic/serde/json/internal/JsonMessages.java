package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonToken;
import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/**
 * The failures of this module. They name no cause, because the parser's messages quote the content.
 */
final class JsonMessages {
  private JsonMessages() {}

  static SerializationFailedException malformed(String type, long position) {
    return new SerializationFailedException(
        "JSON-01: A value of '"
            + type
            + "' stops being JSON at byte "
            + position
            + ". Check that the topic's writers use the serializer 'json'.");
  }

  static SerializationFailedException mismatch(
      String type, JsonMismatchException mismatch, @Nullable JsonToken found, long position) {
    return new SerializationFailedException(
        "JSON-02: A value of '"
            + type
            + "' has a "
            + (found == null ? "missing value" : found.name())
            + " at byte "
            + position
            + " where "
            + mismatch.subject()
            + " takes "
            + mismatch.expected()
            + ". Correct its writer, or the type of the property.");
  }

  static SerializationFailedException noObject(
      String type, @Nullable JsonToken found, long position) {
    return new SerializationFailedException(
        "JSON-03: A value of '"
            + type
            + "' begins at byte "
            + position
            + " with "
            + (found == null ? "nothing" : found.name())
            + " and is no JSON object. Check that the topic's writers use the serializer 'json'.");
  }

  static SerializationFailedException trailing(String type, long position) {
    return new SerializationFailedException(
        "JSON-04: A value of '"
            + type
            + "' goes on at byte "
            + position
            + " behind its object. Write one object a record.");
  }

  static SerializationFailedException beyondLimits(String type, long position) {
    return new SerializationFailedException(
        "JSON-05: A value of '"
            + type
            + "' exceeds a limit at byte "
            + position
            + ": "
            + JsonLimits.DESCRIPTION
            + ". Store such a value as text or bytes.");
  }

  static SerializationFailedException notWritable(String type) {
    return new SerializationFailedException(
        "JSON-06: A value of '"
            + type
            + "' cannot be written, because it exceeds a limit: "
            + JsonLimits.DESCRIPTION
            + ". Store such a value as text or bytes.");
  }

  static IncompatibleSchemaException incompatible(
      String type,
      String property,
      String difference,
      SchemaDocument writer,
      SchemaDocument reader) {
    return new IncompatibleSchemaException("JSON-07", type, property, difference, writer, reader);
  }

  static IncompatibleSchemaException noSchema(
      String type, SchemaDocument writer, SchemaDocument reader) {
    return new IncompatibleSchemaException(
        "JSON-08: The schema "
            + writer.id()
            + " of '"
            + type
            + "' is no schema of the serializer 'json', as is "
            + reader.id()
            + ". Restore the schema topic, or use the serializer that wrote it.",
        writer,
        reader);
  }

  static ConfigurationException notGeneric(SchemaDocument writer) {
    return new ConfigurationException(
        "JSON-09: "
            + writer.id()
            + " is no schema of the serializer 'json'. Restore the schema topic.");
  }
}
