package org.entopic.spi.serde;

import org.apiguardian.api.API;
import org.entopic.IncompatibleSchemaException;
import org.entopic.spi.backend.Row;

/**
 * Turns the row of one entity type into bytes and back; decodes what was written with its own
 * schema, and offers decoders for other schemas.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ValueCodec extends ValueDecoder {

  /** Returns the bytes of a row. */
  byte[] encode(Row row);

  /** Returns the schema of what {@link #encode} writes. */
  SchemaDocument schema();

  /**
   * Returns what decodes records that were written with another schema of the same format. The
   * schema is compared with the entity type here, once, and not with each record.
   *
   * <p>A field belongs to the property whose field name it has or, where the writer has no such
   * field, one of whose {@linkplain org.entopic.model.PropertyModel#formerNames() former names}.
   * Fields that only one side has are no obstacle. A scalar may have become one that it {@linkplain
   * org.entopic.model.ScalarType#widensTo widens to}, what could not be null may be nullable now,
   * and an enum may have more constants; the same holds inside complex values and collections. The
   * type of a key property must not change. Everything else is incompatible.
   *
   * @throws IncompatibleSchemaException if the schema is incompatible, or no schema of this format
   */
  default ValueDecoder decoder(SchemaDocument writer) {
    if (writer.equals(schema())) {
      return this;
    }
    throw IncompatibleSchemaException.noEvolution(writer, schema());
  }
}
