package org.entopic.reader;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.spi.engine.EntityFormat;
import org.jspecify.annotations.Nullable;

/** Reads the entity types of a model, which are found by their names in the records' headers. */
final class ModelInterpreter<T> implements RecordInterpreter<T> {
  private final Map<String, EntityFormat> byName = new LinkedHashMap<>();
  private final Map<String, EntityFormat> byTopic = new LinkedHashMap<>();
  private final PublishedSchemas schemas;
  private final BiFunction<EntityFormat, Row, T> maker;

  /**
   * Creates an interpreter.
   *
   * @param formats the entity types
   * @param maker makes what is returned of a row
   */
  ModelInterpreter(
      List<EntityFormat> formats,
      PublishedSchemas schemas,
      BiFunction<EntityFormat, Row, T> maker) {
    this.schemas = schemas;
    this.maker = maker;
    for (EntityFormat format : formats) {
      byName.put(name(format), format);
      byTopic.put(format.definition().type().topic().name(), format);
      schemas.teach(format.definition());
    }
  }

  private static String name(EntityFormat format) {
    return format.definition().type().name();
  }

  @Override
  public List<String> topics() {
    return List.copyOf(byTopic.keySet());
  }

  private EntityFormat format(RecordMark mark, String topic) {
    EntityFormat format =
        mark.entity() != null
            ? byName.get(mark.entity())
            : byTopic.getOrDefault(topic, byName.size() == 1 ? single() : null);
    if (format == null) {
      throw ReaderMessages.foreign(mark.entity(), byName.keySet());
    }
    return format;
  }

  @Override
  public EntityRecord<T> read(ConsumerRecord<byte[], byte[]> record) {
    RecordMark mark = RecordMark.of(record.headers());
    EntityFormat format = format(mark, record.topic());
    RowDecoder decoder = format.definition().decoder();
    Object key = decoder.key(record.key());
    byte[] value = record.value();
    @Nullable T entity = null;
    if (value != null) {
      Row row =
          taught(
              format,
              () ->
                  decoder.row(
                      key,
                      value,
                      mark.fingerprint(),
                      record.partition(),
                      record.offset(),
                      record.timestamp()));
      entity = maker.apply(format, row);
    }
    return new EntityRecord<>(
        name(format),
        key,
        entity,
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  @Override
  public T value(String topic, RecordMark mark, byte[] value) {
    EntityFormat format = format(mark, topic);
    long before = RecordMark.prefix(value);
    if (mark.fingerprint() == 0 && before != 0) {
      return maker.apply(
          format, taught(format, () -> format.row(RecordMark.withoutPrefix(value), before)));
    }
    return maker.apply(format, taught(format, () -> format.row(value, mark.fingerprint())));
  }

  private Row taught(EntityFormat format, Supplier<Row> row) {
    try {
      return row.get();
    } catch (UnknownSchemaException e) {
      if (!schemas.teach(format.definition(), e.fingerprint())) {
        throw e;
      }
      return row.get();
    }
  }

  @Override
  public EncodedRecord record(Object entity) {
    for (EntityFormat format : byName.values()) {
      if (format.definition().type().javaType().isInstance(entity)) {
        schemas.publish(format.definition());
        return format.encode(entity);
      }
    }
    throw entity instanceof EntityRow
        ? ReaderMessages.rowsNotWritten()
        : ReaderMessages.unknownEntity(entity, byName.keySet());
  }

  @Override
  public EntityFormat single() {
    if (byName.size() != 1) {
      throw ReaderMessages.noSingleKey(byName.keySet());
    }
    return byName.values().iterator().next();
  }
}
