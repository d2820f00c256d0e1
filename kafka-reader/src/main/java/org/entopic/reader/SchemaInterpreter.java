package org.entopic.reader;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.spi.engine.EntityFormat;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;

/** Reads rows of any entity type by the schemas that the records name, without a model. */
final class SchemaInterpreter implements RecordInterpreter<EntityRow> {
  private record Written(String entity, long fingerprint) {}

  private final PublishedSchemas schemas;
  private final Function<SchemaDocument, GenericDecoder> decoders;
  private final Map<Written, GenericDecoder> known = new ConcurrentHashMap<>();

  SchemaInterpreter(PublishedSchemas schemas, Function<SchemaDocument, GenericDecoder> decoders) {
    this.schemas = schemas;
    this.decoders = decoders;
  }

  @Override
  public List<String> topics() {
    throw ReaderMessages.noTopics();
  }

  @Override
  public EntityRecord<EntityRow> read(ConsumerRecord<byte[], byte[]> record) {
    RecordMark mark = RecordMark.of(record.headers());
    if (record.key() == null || mark.entity() == null) {
      throw ReaderMessages.noSchemaNamed();
    }
    return new EntityRecord<>(
        mark.entity(),
        record.key(),
        record.value() == null ? null : value(record.topic(), mark, record.value()),
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  @Override
  public EntityRow value(String topic, RecordMark mark, byte[] value) {
    if (mark.entity() == null || mark.fingerprint() == 0) {
      throw ReaderMessages.noSchemaNamed();
    }
    GenericDecoder decoder =
        known.computeIfAbsent(new Written(mark.entity(), mark.fingerprint()), this::decoder);
    return new EntityRow(mark.entity(), decoder.decode(value));
  }

  private GenericDecoder decoder(Written written) {
    SchemaDocument schema =
        schemas
            .schema(written.entity(), written.fingerprint())
            .orElseThrow(() -> new UnknownSchemaException(written.entity(), written.fingerprint()));
    return decoders.apply(schema);
  }

  @Override
  public EncodedRecord record(Object entity) {
    throw ReaderMessages.rowsNotWritten();
  }

  @Override
  public EntityFormat single() {
    throw ReaderMessages.noSingleKey(List.of());
  }
}
