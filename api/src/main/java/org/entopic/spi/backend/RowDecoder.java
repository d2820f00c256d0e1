package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one entity type's records into keys and rows.
 *
 * <p>Thread-safe. Every method may throw {@link org.entopic.SerializationFailedException} for bytes
 * it cannot read; the caller reports the record and goes on or fails, as configured.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowDecoder {

  /** Returns the key in bytes. */
  Object key(byte @Nullable [] key);

  /**
   * Returns the row of a record that is not a deletion.
   *
   * @param key the decoded key
   * @param value the value's bytes
   * @param fingerprint the writer's schema, from header {@link HeaderNames#SCHEMA}; 0 if absent
   */
  Row row(Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp);
}
