package org.entopic.samples.cbor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.model.StoreType;
import org.jspecify.annotations.Nullable;

/** Writes and reads values of one type; null is the affair of what they are in. */
interface CborValue {

  /** Writes a value. */
  void write(JsonGenerator out, Object value) throws IOException;

  /** Returns the value whose first token is the parser's current one. */
  Object read(JsonParser in) throws IOException;

  /** Enum constants, by name. */
  record Constant(StoreType.Enumeration type) implements CborValue {
    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
      out.writeString(((Enum<?>) value).name());
    }

    @Override
    public Object read(JsonParser in) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        String name = in.getText();
        for (Enum<?> constant : type.type().getEnumConstants()) {
          if (constant.name().equals(name)) {
            return constant;
          }
        }
      }
      throw new CborMismatchException("has no constant where one belongs");
    }
  }

  /** Lists, whose elements may be null. */
  record Elements(CborValue element) implements CborValue {
    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
      List<?> values = (List<?>) value;
      out.writeStartArray(values, values.size());
      for (Object each : values) {
        if (each == null) {
          out.writeNull();
        } else {
          element.write(out, each);
        }
      }
      out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
      if (in.currentToken() != JsonToken.START_ARRAY) {
        throw new CborMismatchException("has no list where one belongs");
      }
      List<@Nullable Object> values = new ArrayList<>(); // never of a size that a record claims
      while (in.nextToken() != JsonToken.END_ARRAY) {
        values.add(in.currentToken() == JsonToken.VALUE_NULL ? null : element.read(in));
      }
      return Collections.unmodifiableList(values);
    }
  }
}
