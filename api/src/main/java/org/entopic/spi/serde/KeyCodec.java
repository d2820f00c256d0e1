package org.entopic.spi.serde;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.StoreType;

/**
 * Turns the key of an entity type into bytes and back.
 *
 * <p>Implementations are thread-safe. Equal keys give equal bytes. A key is the stored value of its
 * property, or {@link org.entopic.model.KeyValues} for several.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface KeyCodec {

  /** Returns the bytes of a key. */
  byte[] encode(Object key);

  /**
   * Returns the key in bytes.
   *
   * @throws org.entopic.SerializationFailedException if the bytes are no key of this type
   */
  Object decode(byte[] bytes);

  /**
   * Returns the codec that every serializer uses unless it has reasons: one property is written as
   * Kafka's own serializer of its type does, or as text where Kafka has none; several as a tuple
   * whose bytes sort like the values. Without properties, the key is the bytes in hexadecimal
   * digits.
   *
   * @param types the stored types of the key properties, in order
   * @throws IllegalArgumentException if a type cannot be part of a key
   */
  static KeyCodec standard(List<StoreType> types) {
    return StandardKeyCodecs.create(types);
  }

  /**
   * Returns a codec whose bytes sort, as unsigned numbers, like the values, also for a single
   * property; enum constants sort by name.
   *
   * @param types the stored types of the key properties, in order
   * @throws IllegalArgumentException if a type cannot be part of a key
   */
  static KeyCodec ordered(List<StoreType> types) {
    return StandardKeyCodecs.ordered(types);
  }
}
