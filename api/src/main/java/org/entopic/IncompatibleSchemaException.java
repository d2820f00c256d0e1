package org.entopic;

import org.apiguardian.api.API;
import org.entopic.spi.serde.SchemaDocument;

/**
 * Records were written with a schema that the model cannot read.
 *
 * <p>Thrown when a factory opens, nothing was read or written: declare an upcaster for the old
 * form, or give the property another name. A view that meets such records later stops.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class IncompatibleSchemaException extends ConfigurationException {
  private static final long serialVersionUID = 1;

  private final SchemaDocument writer;
  private final SchemaDocument reader;

  /**
   * Creates the exception for a property that changed too much.
   *
   * @param id the message's id
   * @param entityType the name of the entity type
   * @param property the property, with its path inside complex values
   * @param difference what it was and what it is, as {@code was INT and is STRING}
   * @param writer the schema of the records
   * @param reader the schema of the model
   */
  public IncompatibleSchemaException(
      String id,
      String entityType,
      String property,
      String difference,
      SchemaDocument writer,
      SchemaDocument reader) {
    this(
        id
            + ": The property '"
            + property
            + "' of '"
            + entityType
            + "' "
            + difference
            + ": records written with the schema "
            + writer.id()
            + " cannot be read with the model's schema "
            + reader.id()
            + ". Declare an upcaster for the old form, or give the property another name.",
        writer,
        reader);
  }

  /**
   * Creates the exception.
   *
   * @param writer the schema of the records
   * @param reader the schema of the model
   */
  public IncompatibleSchemaException(String message, SchemaDocument writer, SchemaDocument reader) {
    super(message);
    this.writer = writer;
    this.reader = reader;
  }

  /** Returns the exception for a serializer that knows no schema but its own. */
  public static IncompatibleSchemaException noEvolution(
      SchemaDocument writer, SchemaDocument reader) {
    return new IncompatibleSchemaException(
        "API-14: Records written with the schema "
            + writer.id()
            + " cannot be read with the model's schema "
            + reader.id()
            + ", because the serializer '"
            + reader.format()
            + "' reads no schema but its own. Choose another serializer, or keep the entity type"
            + " as it was.",
        writer,
        reader);
  }

  /** Returns the schema of the records. */
  public SchemaDocument writer() {
    return writer;
  }

  /** Returns the schema of the model. */
  public SchemaDocument reader() {
    return reader;
  }
}
