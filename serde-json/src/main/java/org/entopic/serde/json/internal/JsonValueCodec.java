package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/** The values of one entity type as JSON objects. */
final class JsonValueCodec implements ValueCodec {
  private final EntityTypeModel type;
  private final String typeName;
  private final ObjectFormat format;
  private final SchemaDocument schema;
  private final JsonFactory factory = JsonLimits.newFactory();

  JsonValueCodec(EntityTypeModel type) {
    this(
        type,
        new ObjectFormat(type),
        new SchemaDocument(JsonSerializerProvider.NAME, JsonSchemaText.of(type)));
    format.bind(new Formats());
  }

  private JsonValueCodec(EntityTypeModel type, ObjectFormat format, SchemaDocument schema) {
    this.type = type;
    this.typeName = type.name();
    this.format = format;
    this.schema = schema;
  }

  @Override
  public byte[] encode(Row row) {
    try (var bytes = new ByteArrayBuilder(factory._getBufferRecycler())) {
      try (JsonGenerator out = factory.createGenerator(bytes, JsonEncoding.UTF8)) {
        format.write(out, row);
      }
      return bytes.getClearAndRelease();
    } catch (StreamConstraintsException e) {
      throw JsonMessages.notWritable(typeName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    JsonDocument.read(factory, typeName, bytes, in -> format.read(in, target));
  }

  @Override
  public SchemaDocument schema() {
    return schema;
  }

  @Override
  public ValueDecoder decoder(SchemaDocument writer) {
    return writer.equals(schema)
        ? this
        : new JsonValueCodec(type, JsonResolution.of(type, writer, schema), schema);
  }
}
