package org.entopic.spi.serde;

import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that were written with one schema, without a class or a model.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface GenericDecoder {

  /**
   * Returns the values by the names of their fields, in the order of the schema: scalars as {@link
   * org.entopic.model.ScalarType#javaType()} says, the names of enum constants, lists, maps for
   * complex values, and null. A field that the bytes do not mention is null, or what the format
   * leaves out.
   *
   * @throws org.entopic.SerializationFailedException if the bytes are no value of the schema
   */
  Map<String, @Nullable Object> decode(byte[] bytes);
}
