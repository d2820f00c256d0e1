package org.entopic.spi.engine;

import java.util.Map;
import org.apiguardian.api.API;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.KeyCodec;
import org.jspecify.annotations.Nullable;

/** How the records of one entity type are read and written; thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface EntityFormat {

  /** Returns the entity type, its decoder and its schema. */
  StoreDefinition definition();

  /** Returns what turns keys into bytes and back. */
  KeyCodec keys();

  /**
   * Returns the row of a value whose key is in the value only.
   *
   * @param fingerprint the writer's schema; 0 stands for the own one
   * @throws org.entopic.spi.backend.UnknownSchemaException if the decoder has not learnt the schema
   * @throws org.entopic.SerializationFailedException if the bytes are no value of this type
   */
  Row row(byte[] value, long fingerprint);

  /** Returns a new entity with the values of a row, without related entities. */
  Object entity(Row row);

  /** Returns the values of a row in their Java types by the names of the properties. */
  Map<String, @Nullable Object> values(Row row);

  /**
   * Returns the record of an entity.
   *
   * @throws org.entopic.SerializationFailedException if an entity cannot be written alone, or this
   *     one not in its format
   */
  EncodedRecord encode(Object entity);
}
