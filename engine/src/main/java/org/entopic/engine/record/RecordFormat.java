package org.entopic.engine.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.RecordHeader;
import org.entopic.spi.backend.Row;
import org.entopic.spi.serde.KeyCodec;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one entity type are written.
 *
 * @param type the entity type
 * @param serializer the serializer's name
 * @param keys turns keys into bytes and back
 * @param values turns rows into bytes and back
 * @param schema the schema of the values
 * @param headers what every record carries, shared by all
 */
public record RecordFormat(
    EntityTypeModel type,
    String serializer,
    KeyCodec keys,
    ValueCodec values,
    SchemaDocument schema,
    List<RecordHeader> headers) {

  /** Copies the headers. */
  public RecordFormat {
    headers = List.copyOf(headers);
  }

  /** Returns the format that one serializer has for an entity type. */
  public static RecordFormat of(
      EntityTypeModel type, SerializerProvider serializer, SerializerConfig config) {
    return of(type, serializer, serializer, config);
  }

  /** Returns the format that serializers of keys and values have for an entity type. */
  public static RecordFormat of(
      EntityTypeModel type,
      SerializerProvider keys,
      SerializerProvider serializer,
      SerializerConfig config) {
    return of(
        type, serializer.name(), keys.keyCodec(type, config), serializer.valueCodec(type, config));
  }

  private static RecordFormat of(
      EntityTypeModel type, String serializer, KeyCodec keys, ValueCodec values) {
    SchemaDocument schema = values.schema();
    return new RecordFormat(
        type,
        serializer,
        keys,
        values,
        schema,
        List.of(
            text(HeaderNames.FORMAT, serializer),
            text(HeaderNames.ENTITY, type.name()),
            new RecordHeader(
                HeaderNames.SCHEMA,
                ByteBuffer.allocate(Long.BYTES).putLong(schema.fingerprint()).array())));
  }

  /**
   * Returns the record of a row, or of a deletion.
   *
   * @throws SerializationFailedException if a value cannot be written in this format
   */
  public EncodedRecord encode(Object key, @Nullable Row row) {
    try {
      return new EncodedRecord(
          type, keys.encode(key), row == null ? null : values.encode(row), headers);
    } catch (SerializationFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw RecordMessages.notWritten(this, e);
    }
  }

  /** Returns this format with another codec of the values. */
  RecordFormat with(ValueCodec codec) {
    return of(type, serializer, keys, codec);
  }

  private static RecordHeader text(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
