package org.entopic.reader;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.entopic.EntityStoreException;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.UnknownSchemaException;
import org.jspecify.annotations.Nullable;

/**
 * Values as entities; thread-safe. The schema stands in the headers, or before the bytes where a
 * caller keeps no headers, as state stores do.
 */
final class EntitySerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {
  private final RecordInterpreter<T> interpreter;

  EntitySerde(RecordInterpreter<T> interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    EncodedRecord record = record(topic, data);
    return record == null || record.value() == null
        ? null
        : RecordMark.prefixed(record.value(), record.headers());
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T data) {
    EncodedRecord record = record(topic, data);
    if (record == null) {
      return null;
    }
    RecordMark.replace(headers, record.headers());
    return record.value();
  }

  private @Nullable EncodedRecord record(String topic, @Nullable T data) {
    try {
      return data == null ? null : interpreter.record(data);
    } catch (EntityStoreException e) {
      throw ReaderMessages.notSerialized(topic, e);
    }
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return deserialize(topic, new RecordMark(null, 0), data);
  }

  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
    return deserialize(topic, RecordMark.of(headers), data);
  }

  private @Nullable T deserialize(String topic, RecordMark mark, byte @Nullable [] data) {
    try {
      return data == null ? null : interpreter.value(topic, mark, data);
    } catch (UnknownSchemaException e) {
      throw e;
    } catch (EntityStoreException e) {
      throw ReaderMessages.notDeserialized(topic, e);
    }
  }

  /** Does nothing: the reader holds what is to be closed. */
  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}
}
