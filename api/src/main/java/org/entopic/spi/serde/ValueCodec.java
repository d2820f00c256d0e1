package org.entopic.spi.serde;

import org.apiguardian.api.API;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;

/**
 * Turns the row of one entity type into bytes and back.
 *
 * <p>Implementations are thread-safe. Properties that the bytes do not mention stay null, or zero
 * where null is no value; fields that the type does not know are skipped.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ValueCodec {

  /** Returns the bytes of a row. */
  byte[] encode(Row row);

  /**
   * Sets the values found in bytes; key properties are already set and win.
   *
   * @throws org.entopic.SerializationFailedException if the bytes are no value of this type
   */
  void decode(byte[] bytes, RowBuilder target);

  /** Returns the schema of what {@link #encode} writes. */
  SchemaDocument schema();
}
