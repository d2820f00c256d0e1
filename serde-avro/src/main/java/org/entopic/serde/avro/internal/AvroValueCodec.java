package org.entopic.serde.avro.internal;

import org.apache.avro.Schema;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/** The values of one entity type as Avro records. */
final class AvroValueCodec implements ValueCodec {
  private static final int USUAL_SIZE = 1 << 16;

  private final EntityTypeModel type;
  private final RecordFormat format;
  private final SchemaDocument schema;
  private final ThreadLocal<AvroOutput> outputs = ThreadLocal.withInitial(AvroOutput::new);

  private AvroValueCodec(EntityTypeModel type, RecordFormat format, SchemaDocument schema) {
    this.type = type;
    this.format = format;
    this.schema = schema;
  }

  static AvroValueCodec of(EntityTypeModel type) {
    Schema avro = AvroSchemas.of(type);
    var schema = new SchemaDocument(AvroSerializerProvider.NAME, avro.toString());
    return new AvroValueCodec(type, AvroResolution.of(type, avro, schema, schema), schema);
  }

  @Override
  public byte[] encode(Row row) {
    AvroOutput out = outputs.get();
    out.reset();
    try {
      format.write(out, row);
      byte[] bytes = out.toByteArray();
      if (bytes.length > USUAL_SIZE) {
        outputs.remove();
      }
      return bytes;
    } catch (AvroMismatchException e) {
      throw AvroMessages.notWritable(type.name(), e);
    }
  }

  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    decode(format, bytes, target);
  }

  private void decode(RecordFormat written, byte[] bytes, RowBuilder target) {
    var in = new AvroInput(bytes);
    try {
      written.read(in, target);
    } catch (AvroMismatchException e) {
      throw AvroMessages.mismatch(type.name(), e, in.position());
    }
    if (!in.isAtEnd()) {
      throw AvroMessages.trailing(type.name(), in.position());
    }
  }

  @Override
  public SchemaDocument schema() {
    return schema;
  }

  @Override
  public ValueDecoder decoder(SchemaDocument writer) {
    if (writer.equals(schema)) {
      return this;
    }
    RecordFormat written = AvroResolution.of(type, writer, schema);
    return (bytes, target) -> decode(written, bytes, target);
  }
}
