package org.entopic.samples.cbor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/** The values of one entity type as CBOR maps. */
final class CborValueCodec implements ValueCodec {
  private static final CBORFactory FACTORY = new CBORFactory();

  private final EntityTypeModel type;
  private final SchemaDocument schema;
  private final CborMap format;

  CborValueCodec(EntityTypeModel type) {
    this.type = type;
    this.schema = new SchemaDocument(CborSerializerProvider.NAME, CborSchema.textOf(type));
    this.format = CborResolution.of(type, schema, schema);
  }

  // region:encode
  @Override
  public byte[] encode(Row row) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      format.write(out, row);
    } catch (IOException e) { // the generator refuses what CBOR cannot hold
      throw CborMessages.notWritable(type.name());
    }
    return bytes.toByteArray();
  }

  // end:encode

  // region:decode
  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    decode(format, bytes, target);
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
    CborMap written = CborResolution.of(type, writer, schema); // compared once, not each time
    return (bytes, target) -> decode(written, bytes, target);
  }

  private void decode(CborMap written, byte[] bytes, RowBuilder target) {
    try (JsonParser in = FACTORY.createParser(bytes)) {
      in.nextToken();
      written.read(in, target);
      if (in.nextToken() != null) {
        throw new CborMismatchException("has something behind its end");
      }
    } catch (CborMismatchException e) {
      throw CborMessages.unreadable(type.name(), e.fact());
    } catch (IOException e) { // without the cause, whose message may quote the record
      throw CborMessages.unreadable(type.name(), "is no well-formed CBOR");
    }
  }
  // end:decode
}
