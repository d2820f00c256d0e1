package org.entopic.scaffold;

import java.util.Optional;
import org.entopic.ConfigurationException;

/** Reads schemas of one language. */
interface SchemaReader {

  /** Whose schema is read. */
  enum Author {
    /** One of the serializers here, whose forms are exact. */
    ENTOPIC,
    /** Somebody else, who may say less and mean it otherwise. */
    OTHERS
  }

  /**
   * Reads a schema.
   *
   * @param subject what findings are about
   * @throws IllegalArgumentException if the text is no schema of the language; the message quotes
   *     nothing of it
   */
  SchemaShape read(String text, Author author, String subject, Reporter reporter);

  /** Returns the reader for what a serializer publishes, if its language is known here. */
  static Optional<SchemaReader> of(String format) {
    return switch (format) {
      case "json" -> Optional.of(of(SchemaLanguage.JSON_SCHEMA));
      case "avro", "avro-json" -> Optional.of(of(SchemaLanguage.AVRO));
      case "protobuf" -> Optional.of(of(SchemaLanguage.PROTOBUF));
      default -> Optional.empty();
    };
  }

  /** Returns the reader for a language. */
  static SchemaReader of(SchemaLanguage language) {
    return switch (language) {
      case JSON_SCHEMA -> new JsonSchemaReader();
      case AVRO -> new AvroSchemaReader();
      case PROTOBUF -> new ProtobufSchemaReader();
    };
  }

  /** Reads a schema; what is no schema is a failure that names the subject. */
  default SchemaShape parse(String text, Author author, String subject, Reporter reporter)
      throws ConfigurationException {
    try {
      return read(text, author, subject, reporter);
    } catch (IllegalArgumentException e) {
      throw ScaffoldMessages.noSchema(subject, e.getMessage());
    }
  }
}
