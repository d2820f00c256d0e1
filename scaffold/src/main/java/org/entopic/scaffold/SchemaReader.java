package org.entopic.scaffold;

import java.util.Map;
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

  /** Returns the reader for what a serializer publishes. */
  static SchemaReader of(String format) {
    SchemaReader reader =
        Map.<String, SchemaReader>of(
                "json", new JsonSchemaReader(),
                "avro", new AvroSchemaReader(),
                "avro-json", new AvroSchemaReader(),
                "protobuf", new ProtobufSchemaReader())
            .get(format);
    if (reader == null) {
      throw ScaffoldMessages.unknownFormat(format);
    }
    return reader;
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
