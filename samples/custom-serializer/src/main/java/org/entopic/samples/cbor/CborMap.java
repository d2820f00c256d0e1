package org.entopic.samples.cbor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;

/** Rows as maps from field names to values; nulls are left out. */
final class CborMap implements CborValue {
  private record Field(PropertyModel property, CborValue value) {}

  private final StructuralTypeModel type;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** Creates the format of a type; its fields follow, because a type may contain itself. */
  CborMap(StructuralTypeModel type) {
    this.type = type;
  }

  void add(String fieldName, PropertyModel property, CborValue value) {
    fields.put(fieldName, new Field(property, value));
  }

  // region:map
  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    var row = (Row) value;
    out.writeStartObject();
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      Object each = row.get(field.getValue().property().ordinal());
      if (each != null) {
        out.writeFieldName(field.getKey());
        field.getValue().value().write(out, each);
      }
    }
    out.writeEndObject();
  }

  /** Sets the values of one map; the key is set already and wins, unknown fields are skipped. */
  void read(JsonParser in, RowBuilder target) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new CborMismatchException("has no map where one belongs");
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Field field = fields.get(in.currentName());
      JsonToken token = in.nextToken();
      if (field == null || field.property().isKey()) {
        in.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        target.set(field.property().ordinal(), field.value().read(in));
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw new CborMismatchException("ends in the middle of a map");
    }
  }

  // end:map

  @Override
  public Object read(JsonParser in) throws IOException {
    var nested = new RowBuilder(type);
    read(in, nested);
    return nested.buildNested();
  }
}
