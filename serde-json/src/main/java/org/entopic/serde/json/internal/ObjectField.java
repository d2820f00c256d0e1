package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** One property between a row and the field of an object; primitives are not boxed on the way. */
final class ObjectField {
  private final PropertyModel property;
  private final int ordinal;
  private final SerializedString name;
  private final @Nullable ScalarType primitive;
  private final ValueFormat format;

  ObjectField(PropertyModel property, String name, ValueFormat format) {
    this.property = property;
    this.ordinal = property.ordinal();
    this.name = new SerializedString(name);
    this.primitive =
        property.storeType() instanceof StoreType.Scalar scalar && scalar.type().isPrimitive()
            ? scalar.type()
            : null;
    this.format = format;
  }

  String propertyName() {
    return property.name();
  }

  SerializedString name() {
    return name;
  }

  void write(JsonGenerator out, Row row) throws IOException {
    if (primitive != null) {
      if (!row.isNull(ordinal)) {
        out.writeFieldName(name);
        writePrimitive(out, primitive, row);
      }
      return;
    }
    Object value = row.getObject(ordinal);
    if (value != null) {
      out.writeFieldName(name);
      format.write(out, value);
    }
  }

  private void writePrimitive(JsonGenerator out, ScalarType type, Row row) throws IOException {
    switch (type) {
      case BOOLEAN -> out.writeBoolean(row.getBoolean(ordinal));
      case FLOAT -> out.writeNumber(row.getFloat(ordinal));
      case DOUBLE -> out.writeNumber(row.getDouble(ordinal));
      case CHAR -> out.writeString(String.valueOf((char) row.getInt(ordinal)));
      default -> out.writeNumber(row.getLong(ordinal));
    }
  }

  /**
   * Sets the value behind the current name; null counts as missing, and keys are set already.
   *
   * @return whether it is the value of a property that is not part of the key
   */
  boolean read(JsonParser in, RowBuilder target) throws IOException {
    JsonToken token = in.nextToken();
    if (property.isKey()) {
      in.skipChildren();
      return false;
    } else if (token != JsonToken.VALUE_NULL) {
      try {
        if (primitive != null) {
          readPrimitive(in, primitive, target);
        } else {
          target.setObject(ordinal, format.read(in));
        }
      } catch (JsonMismatchException e) {
        throw e.in(property.name());
      }
    }
    return true;
  }

  private void readPrimitive(JsonParser in, ScalarType type, RowBuilder target) throws IOException {
    switch (type) {
      case BOOLEAN -> target.setBoolean(ordinal, Tokens.readBoolean(in));
      case BYTE -> target.setLong(ordinal, Tokens.readInt(in, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case SHORT -> target.setLong(ordinal, Tokens.readInt(in, Short.MIN_VALUE, Short.MAX_VALUE));
      case INT -> target.setLong(ordinal, Tokens.readInt(in, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case CHAR -> target.setLong(ordinal, Tokens.readChar(in));
      case FLOAT -> target.setFloat(ordinal, Tokens.readFloat(in));
      case DOUBLE -> target.setDouble(ordinal, Tokens.readDouble(in));
      default -> target.setLong(ordinal, Tokens.readLong(in));
    }
  }
}
