package org.entopic.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of itself.
 *
 * @param entity the name of the entity type, null where it does not say
 * @param fingerprint the writer's schema, 0 where it does not say
 */
record RecordMark(@Nullable String entity, long fingerprint) {
  private static final byte[] MAGIC = {0, (byte) 0xE7};
  private static final int PREFIX = MAGIC.length + Long.BYTES;

  /** Creates a mark; the nullness is written out for class file readers. */
  RecordMark(@Nullable String entity, long fingerprint) {
    this.entity = entity;
    this.fingerprint = fingerprint;
  }

  /** Returns what headers say; those of another shape are somebody else's. */
  static RecordMark of(Headers headers) {
    Header entity = headers.lastHeader(HeaderNames.ENTITY);
    Header schema = headers.lastHeader(HeaderNames.SCHEMA);
    return new RecordMark(
        entity == null || entity.value() == null
            ? null
            : new String(entity.value(), StandardCharsets.UTF_8),
        schema == null || schema.value() == null || schema.value().length != Long.BYTES
            ? 0
            : ByteBuffer.wrap(schema.value()).getLong());
  }

  /**
   * Sets the headers of an entity's record. Those of the record that it was made from go, above all
   * its save's: readers would wait for the rest of that save.
   */
  static void replace(Headers headers, List<RecordHeader> marks) {
    headers.remove(HeaderNames.FORMAT);
    headers.remove(HeaderNames.ENTITY);
    headers.remove(HeaderNames.SCHEMA);
    headers.remove(HeaderNames.SAVE);
    headers.remove(HeaderNames.MANIFEST);
    marks.forEach(mark -> headers.add(mark.name(), mark.value()));
  }

  /** Returns a value with its schema before it, for places that keep no headers. */
  static byte[] prefixed(byte[] value, List<RecordHeader> marks) {
    ByteBuffer bytes = ByteBuffer.allocate(PREFIX + value.length).put(MAGIC);
    for (RecordHeader mark : marks) {
      if (mark.name().equals(HeaderNames.SCHEMA)) {
        bytes.put(mark.value());
      }
    }
    return bytes.put(value).array();
  }

  /** Returns the schema before a value; 0 if none stands there. */
  static long prefix(byte[] bytes) {
    return bytes.length < PREFIX || bytes[0] != MAGIC[0] || bytes[1] != MAGIC[1]
        ? 0
        : ByteBuffer.wrap(bytes, MAGIC.length, Long.BYTES).getLong();
  }

  /** Returns the value behind its schema. */
  static byte[] withoutPrefix(byte[] bytes) {
    var value = new byte[bytes.length - PREFIX];
    System.arraycopy(bytes, PREFIX, value, 0, value.length);
    return value;
  }
}
