package org.entopic.serde.avro.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
import org.jspecify.annotations.Nullable;

/** The values of one entity type as Avro records. */
final class AvroValueCodec implements ValueCodec {
  private static final int USUAL_SIZE = 1 << 16;

  private final EntityTypeModel type;
  private final AvroEncoding encoding;
  private final AvroEncoding.Form form;
  private final RecordFormat format;
  private final SchemaDocument schema;
  private final ThreadLocal<AvroOutput> outputs = ThreadLocal.withInitial(AvroOutput::new);

  private AvroValueCodec(
      EntityTypeModel type,
      AvroEncoding encoding,
      AvroEncoding.Form form,
      RecordFormat format,
      SchemaDocument schema) {
    this.type = type;
    this.encoding = encoding;
    this.form = form;
    this.format = format;
    this.schema = schema;
  }

  static AvroValueCodec of(EntityTypeModel type, AvroEncoding encoding) {
    Schema avro = AvroSchemas.of(type);
    var schema = new SchemaDocument(encoding.format(), avro.toString());
    return new AvroValueCodec(
        type, encoding, encoding.of(avro), AvroResolution.of(type, avro, schema, schema), schema);
  }

  /**
   * Returns what reads records of a schema as maps.
   *
   * @throws org.entopic.ConfigurationException if the document is no schema
   */
  static GenericDecoder generic(SchemaDocument writer, AvroEncoding encoding) {
    try {
      Schema avro = new Schema.Parser().parse(writer.text());
      GenericFields fields = GenericFields.of(avro);
      AvroEncoding.Form form = encoding.of(avro);
      String type = AvroNames.original(avro.getName());
      return bytes -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        read(type, writer, form, bytes, in -> fields.read(in, values));
        return Collections.unmodifiableMap(values);
      };
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      throw AvroMessages.notGeneric(writer);
    }
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
      return form.encoded(bytes);
    } catch (AvroMismatchException e) {
      throw AvroMessages.notWritable(type.name(), e);
    }
  }

  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    read(type.name(), schema, form, bytes, in -> format.read(in, target));
  }

  private static void read(
      String type,
      SchemaDocument written,
      AvroEncoding.Form form,
      byte[] bytes,
      Consumer<AvroInput> body) {
    int position = 0;
    try {
      var in = new AvroInput(form.binary(bytes));
      try {
        body.accept(in);
      } finally {
        position = in.position();
      }
      if (!in.isAtEnd()) {
        throw AvroMessages.trailing(type, position);
      }
    } catch (AvroMismatchException e) {
      throw AvroMessages.mismatch(type, written.format(), e, position);
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
    AvroEncoding.Form writtenForm = encoding.of(new Schema.Parser().parse(writer.text()));
    return (bytes, target) ->
        read(type.name(), writer, writtenForm, bytes, in -> written.read(in, target));
  }
}
