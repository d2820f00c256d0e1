package org.entopic.view;

import java.util.UUID;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.SaveManifest;
import org.jspecify.annotations.Nullable;

/**
 * A record ready to be applied, or the reason why it could not be decoded.
 *
 * <p>Immutable and thread-safe. Made by {@link EntityView#decode} for that view alone.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DecodedRecord {
  final Partition partition;
  final long offset;
  final long timestamp;
  final @Nullable Object key;
  final @Nullable Row row;
  final byte @Nullable [] stored;
  final @Nullable UUID saveId;
  final @Nullable SaveManifest manifest;
  final @Nullable String defect;

  DecodedRecord(
      Partition partition,
      ViewRecord record,
      @Nullable Object key,
      @Nullable Row row,
      @Nullable String defect) {
    this.partition = partition;
    this.offset = record.offset();
    this.timestamp = record.timestamp();
    this.key = key;
    this.row = row;
    this.stored = row == null ? null : partition.store.stored(record);
    this.saveId = record.saveId();
    this.manifest = record.manifest();
    this.defect = defect;
  }

  /** Returns whether the record could not be decoded. */
  public boolean isBad() {
    return defect != null;
  }

  /** Returns the record's offset. */
  public long offset() {
    return offset;
  }

  /** Returns the key of a record that is not bad. */
  Object goodKey() {
    if (key == null) {
      throw new IllegalStateException("A bad record has no key.");
    }
    return key;
  }

  BadRecord report(String reason) {
    return new BadRecord(partition.slice.topic(), partition.slice.partition(), offset, reason);
  }

  /** Returns type and position, no values. */
  @Override
  public String toString() {
    return partition.slice.topic() + "-" + partition.slice.partition() + "@" + offset;
  }
}
