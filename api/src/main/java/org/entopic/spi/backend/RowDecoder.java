package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one entity type's records into keys and rows.
 *
 * <p>Thread-safe. Every method may throw {@link org.entopic.SerializationFailedException} for bytes
 * it cannot read; the caller reports the record and goes on or fails, as configured.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowDecoder {

  /**
   * Gets ready for records that were written with a schema; backends call it with every schema that
   * was published of the entity type before they read, and with those that appear later.
   *
   * @throws org.entopic.IncompatibleSchemaException if the schema is incompatible with the type
   * @throws org.entopic.ConfigurationException if the serializer of its format is not there
   */
  void learn(SchemaDocument writer);

  /** Returns the key in bytes. */
  Object key(byte @Nullable [] key);

  /**
   * Returns the row of a record that is not a deletion.
   *
   * @param key the decoded key
   * @param value the value's bytes
   * @param fingerprint the writer's schema, from header {@link HeaderNames#SCHEMA}; 0 if absent,
   *     which stands for the decoder's own
   * @throws UnknownSchemaException if the schema was not {@linkplain #learn learnt}
   */
  Row row(Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp);
}
