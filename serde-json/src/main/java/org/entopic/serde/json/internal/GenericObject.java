package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entopic.model.ScalarType;
import org.entopic.serde.json.internal.JsonWriterSchema.ObjectNode;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a published schema as maps. */
final class GenericObject implements ValueReader {
  private final Map<String, ValueReader> fields = new LinkedHashMap<>();

  /**
   * Returns what reads records of a schema.
   *
   * @throws org.entopic.ConfigurationException if the document is no schema
   */
  static GenericDecoder decoder(SchemaDocument writer) {
    try {
      JsonWriterSchema schema = JsonWriterSchema.parse(writer.text());
      GenericObject root = of(schema, schema.root(), new HashMap<>());
      JsonFactory factory = JsonLimits.newFactory();
      return bytes -> {
        Map<String, @Nullable Object> values = root.empty();
        JsonDocument.read(factory, schema.title(), bytes, in -> root.read(in, values));
        return Collections.unmodifiableMap(values);
      };
    } catch (IOException e) {
      throw JsonMessages.notGeneric(writer);
    }
  }

  private static GenericObject of(
      JsonWriterSchema schema, ObjectNode node, Map<String, GenericObject> known) {
    GenericObject made = known.get(node.name());
    if (made == null) {
      made = new GenericObject();
      known.put(node.name(), made);
      for (Map.Entry<?, ?> field : node.fields().entrySet()) {
        made.fields.put(String.valueOf(field.getKey()), value(schema, field.getValue(), known));
      }
    }
    return made;
  }

  private static ValueReader value(
      JsonWriterSchema schema, Object field, Map<String, GenericObject> known) {
    ScalarType scalar = JsonWriterSchema.scalar(field);
    Object element = JsonWriterSchema.element(field);
    ObjectNode object = schema.object(field);
    if (scalar != null) {
      return new ScalarFormat(scalar);
    } else if (element != null) {
      ValueReader values = value(schema, element, known);
      return in -> ListFormat.read(in, values);
    } else if (object != null) {
      return of(schema, object, known);
    }
    // the name of an enum constant
    return new ScalarFormat(ScalarType.STRING);
  }

  private Map<String, @Nullable Object> empty() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    fields.keySet().forEach(name -> values.put(name, null));
    return values;
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw JsonMismatchException.expected("an object");
    }
    Map<String, @Nullable Object> values = empty();
    read(in, values);
    return Collections.unmodifiableMap(values);
  }

  private void read(JsonParser in, Map<String, @Nullable Object> values) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      ValueReader field = fields.get(name);
      JsonToken token = in.nextToken();
      if (field == null) {
        in.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        try {
          values.put(name, field.read(in));
        } catch (JsonMismatchException e) {
          throw e.in(name);
        }
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw JsonMismatchException.expected("the end of an object");
    }
  }
}
