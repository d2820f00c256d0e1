package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as arrays; an element may be null. */
final class ListFormat implements ValueFormat {
  private final ValueFormat element;

  ListFormat(ValueFormat element) {
    this.element = element;
  }

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    out.writeStartArray();
    for (Object each : (List<?>) value) {
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
    return read(in, element);
  }

  /** Returns a list of values that a reader reads. */
  static List<@Nullable Object> read(JsonParser in, ValueReader element) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw JsonMismatchException.expected("an array");
    }
    List<@Nullable Object> values = new ArrayList<>();
    while (true) {
      JsonToken token = in.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return Collections.unmodifiableList(values);
      }
      values.add(token == JsonToken.VALUE_NULL ? null : element.read(in));
    }
  }
}
