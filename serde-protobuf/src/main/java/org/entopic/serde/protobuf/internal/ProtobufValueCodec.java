package org.entopic.serde.protobuf.internal;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/** The values of one entity type as Protobuf messages. */
final class ProtobufValueCodec implements ValueCodec {
  private final EntityTypeModel type;
  private final ProtoSchema schema;
  private final MessageWriter writer;
  private final MessageReader reader;
  private final ThreadLocal<WireWriter> writers = ThreadLocal.withInitial(WireWriter::new);

  ProtobufValueCodec(EntityTypeModel type, ProtoSchema schema) {
    this.type = type;
    this.schema = schema;
    this.writer = new WriterCompiler(schema).compile(type);
    this.reader = new ReaderCompiler(type, schema, schema).compile();
  }

  @Override
  public byte[] encode(Row row) {
    WireWriter out = writers.get();
    out.start();
    try {
      writer.write(out, row, 1);
    } catch (UnwritableException e) {
      throw ProtoMessages.notWritable(type.name(), e);
    }
    return out.toByteArray();
  }

  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    decode(reader, bytes, target);
  }

  private void decode(MessageReader with, byte[] bytes, RowBuilder target) {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    try {
      with.readAll(in, target);
    } catch (MismatchException e) {
      throw ProtoMessages.mismatch(type.name(), e, in.getTotalBytesRead());
    } catch (IOException e) {
      throw ProtoMessages.malformed(type.name(), in.getTotalBytesRead());
    }
  }

  @Override
  public SchemaDocument schema() {
    return schema.document();
  }

  @Override
  public ValueDecoder decoder(SchemaDocument written) {
    if (written.equals(schema.document())) {
      return this;
    }
    ProtoSchema other =
        ProtoSchema.parse(written)
            .orElseThrow(() -> ProtoMessages.noSchema(type.name(), written, schema()));
    MessageReader compiled = new ReaderCompiler(type, other, schema).compile();
    return (bytes, target) -> decode(compiled, bytes, target);
  }
}
