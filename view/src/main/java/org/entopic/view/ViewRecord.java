package org.entopic.view;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apiguardian.api.API;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from a topic.
 *
 * <p>Thread-safe as long as nobody changes the arrays.
 *
 * @param topic the topic's name
 * @param partition the partition
 * @param offset the record's offset
 * @param timestamp the record's timestamp in milliseconds since the epoch
 * @param key the key's bytes
 * @param value the value's bytes, null for a deletion
 * @param fingerprint the writer's schema, 0 if unknown
 * @param saveId the save that wrote the record, null if unknown
 * @param manifest how many records the save wrote, if this is its first in the partition
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("ArrayRecordComponent")
public record ViewRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long fingerprint,
    @Nullable UUID saveId,
    @Nullable SaveManifest manifest) {

  /** Finds headers of a record. */
  @FunctionalInterface
  public interface Headers {
    /** Returns the value of the last header with a name, null if there is none. */
    byte @Nullable [] last(String name);
  }

  /** Creates a record; the nullness of its values is written out for class file readers. */
  public ViewRecord(
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      long fingerprint,
      @Nullable UUID saveId,
      @Nullable SaveManifest manifest) {
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.timestamp = timestamp;
    this.key = key;
    this.value = value;
    this.fingerprint = fingerprint;
    this.saveId = saveId;
    this.manifest = manifest;
  }

  /**
   * Returns a record whose last three values are read from its headers; headers of another shape
   * are somebody else's and are passed over.
   */
  public static ViewRecord of(
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    byte[] schema = headers.last(HeaderNames.SCHEMA);
    UUID saveId = saveId(headers.last(HeaderNames.SAVE));
    return new ViewRecord(
        topic,
        partition,
        offset,
        timestamp,
        key,
        value,
        schema != null && schema.length == Long.BYTES ? ByteBuffer.wrap(schema).getLong() : 0,
        saveId,
        saveId == null ? null : manifest(headers.last(HeaderNames.MANIFEST)));
  }

  private static @Nullable UUID saveId(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length != 2 * Long.BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static @Nullable SaveManifest manifest(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return SaveManifest.decode(bytes);
    } catch (IllegalArgumentException foreign) {
      return null;
    }
  }
}
