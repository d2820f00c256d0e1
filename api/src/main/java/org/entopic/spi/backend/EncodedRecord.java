package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * One record to write.
 *
 * @param type the entity type, whose topic is written to
 * @param key the key's bytes, owned by the record
 * @param value the value's bytes, owned by the record; null deletes the key
 * @param headers the headers known before the save is placed: format, entity, schema
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("ArrayRecordComponent")
public record EncodedRecord(
    EntityTypeModel type, byte[] key, byte @Nullable [] value, List<RecordHeader> headers) {

  /** Copies the headers. */
  public EncodedRecord(
      EntityTypeModel type, byte[] key, byte @Nullable [] value, List<RecordHeader> headers) {
    this.type = type;
    this.key = key;
    this.value = value;
    this.headers = List.copyOf(headers);
  }
}
