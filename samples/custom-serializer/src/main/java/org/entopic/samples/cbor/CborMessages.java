package org.entopic.samples.cbor;

import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.spi.serde.SchemaDocument;

/** Every failure of the serializer, with id, subject, fact and action. */
final class CborMessages {
  private CborMessages() {}

  static SerializationFailedException unreadable(String entity, String fact) {
    return new SerializationFailedException(
        "CBOR-01: A record of '" + entity + "' " + fact + ". Check who writes to its topic.");
  }

  static SerializationFailedException notWritable(String entity) {
    return new SerializationFailedException(
        "CBOR-02: An entity '"
            + entity
            + "' holds text that is no Unicode, or values nested too deep. Use other values.");
  }

  static IncompatibleSchemaException noSchema(
      String entity, SchemaDocument writer, SchemaDocument reader) {
    return new IncompatibleSchemaException(
        "CBOR-03: The schema "
            + writer.id()
            + " of '"
            + entity
            + "' is none of this serializer. Read its records with the serializer that wrote them.",
        writer,
        reader);
  }

  static IncompatibleSchemaException incompatible(
      String entity,
      String property,
      String difference,
      SchemaDocument writer,
      SchemaDocument reader) {
    return new IncompatibleSchemaException("CBOR-04", entity, property, difference, writer, reader);
  }
}
