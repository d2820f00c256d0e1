package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    try (JsonParser in = factory.createParser(bytes)) {
      decode(in, target);
    } catch (IOException e) {
      throw JsonMessages.malformed(typeName, 0);
    }
  }

  private void decode(JsonParser in, RowBuilder target) {
    try {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw JsonMessages.noObject(typeName, in.currentToken(), tokenPosition(in));
      }
      format.read(in, target);
      if (in.nextToken() != null) {
        throw JsonMessages.trailing(typeName, tokenPosition(in));
      }
    } catch (JsonMismatchException e) {
      throw JsonMessages.mismatch(typeName, e, in.currentToken(), tokenPosition(in));
    } catch (StreamConstraintsException e) {
      throw JsonMessages.beyondLimits(typeName, position(in));
    } catch (IOException e) {
      throw JsonMessages.malformed(typeName, position(in));
    }
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

  private static long tokenPosition(JsonParser in) {
    return position(in.currentTokenLocation());
  }

  private static long position(JsonParser in) {
    return position(in.currentLocation());
  }

  /** Returns the byte, or the character where the text is UTF-16 or UTF-32. */
  private static long position(JsonLocation location) {
    return Math.max(0, Math.max(location.getByteOffset(), location.getCharOffset()));
  }
}
