package org.entopic.spi.serde;

import org.apiguardian.api.API;
import org.entopic.spi.backend.RowBuilder;

/**
 * Reads the values of one entity type that were written with one schema.
 *
 * <p>Implementations are thread-safe. Properties that the bytes do not mention stay null, or zero
 * where null is no value; fields that the type does not know are skipped. A decoder of the type's
 * own schema refuses bytes that do not fit it to their end; one of a schema with fields that the
 * type does not have may leave unread what stands behind the last value that the type wants.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ValueDecoder {

  /**
   * Sets the values found in bytes; key properties are already set and win.
   *
   * @throws org.entopic.SerializationFailedException if the bytes are no value of this type
   */
  void decode(byte[] bytes, RowBuilder target);
}
