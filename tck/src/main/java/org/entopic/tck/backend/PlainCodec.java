package org.entopic.tck.backend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.KeyCodec;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** The bytes of entity types that have numbers and texts only, so that no serializer is needed. */
final class PlainCodec implements RowDecoder {
  private static final int MARK = 0x5A;

  private final EntityTypeModel type;
  private final KeyCodec keys;
  private final AtomicInteger decoded = new AtomicInteger();

  PlainCodec(EntityTypeModel type) {
    this.type = type;
    this.keys =
        KeyCodec.standard(
            type.primaryKey().properties().stream().map(PropertyModel::storeType).toList());
  }

  /** Returns how many rows have been made of bytes. */
  int decoded() {
    return decoded.get();
  }

  StoreDefinition definition() {
    return definition(List.of());
  }

  StoreDefinition definition(List<RowAggregation> aggregations) {
    var schema = new StringBuilder(type.name());
    type.properties().forEach(property -> schema.append(' ').append(property.fieldName()));
    var document = new SchemaDocument("plain", schema.toString());
    return new StoreDefinition(type, this, document, published -> document, aggregations);
  }

  EncodedRecord put(Row row) {
    return new EncodedRecord(type, keys.encode(row.key()), encode(row), List.of());
  }

  EncodedRecord delete(Object key) {
    return new EncodedRecord(type, keys.encode(key), null, List.of());
  }

  EncodedRecord damaged(Object key) {
    return new EncodedRecord(type, keys.encode(key), new byte[] {1, 2, 3}, List.of());
  }

  private byte[] encode(Row row) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(MARK);
      for (PropertyModel property : type.properties()) {
        Object value = row.get(property.ordinal());
        out.writeBoolean(value != null);
        if (value instanceof Number number) {
          out.writeLong(number.longValue());
        } else if (value != null) {
          out.writeUTF((String) value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void learn(SchemaDocument writer) {
    if (!writer.equals(definition().schema())) {
      throw IncompatibleSchemaException.noEvolution(writer, definition().schema());
    }
  }

  @Override
  public Object key(byte @Nullable [] key) {
    if (key == null) {
      throw new SerializationFailedException("TCK-01: The record has no key.");
    }
    return keys.decode(key);
  }

  @Override
  public Row row(
      Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
    decoded.incrementAndGet();
    var builder = new RowBuilder(type);
    try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
      if (in.readByte() != MARK) {
        throw new SerializationFailedException("TCK-02: The record is in another format.");
      }
      for (PropertyModel property : type.properties()) {
        if (in.readBoolean()) {
          read(in, builder, property);
        }
      }
    } catch (IOException e) {
      throw new SerializationFailedException("TCK-03: The record ends too early.", e);
    }
    return builder.build(key, partition, offset, timestamp);
  }

  private static void read(DataInputStream in, RowBuilder builder, PropertyModel property)
      throws IOException {
    if (((StoreType.Scalar) property.storeType()).type().isPrimitive()) {
      builder.setLong(property.ordinal(), in.readLong());
    } else {
      builder.setObject(property.ordinal(), in.readUTF());
    }
  }
}
