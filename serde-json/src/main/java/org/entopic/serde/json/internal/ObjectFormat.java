package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Rows as objects, one field a property in the order of declaration; nulls are left out. */
final class ObjectFormat implements ValueFormat {
  private final StructuralTypeModel type;
  private ObjectField[] fields = {};
  private final Map<String, ObjectField> byName = new HashMap<>();

  ObjectFormat(StructuralTypeModel type) {
    this.type = type;
  }

  void bind(Formats formats) {
    List<ObjectField> own = new ArrayList<>();
    for (PropertyModel property : type.properties()) {
      own.add(
          new ObjectField(
              property, property.fieldName(), own.size(), formats.of(property.storeType())));
    }
    bind(own);
  }

  /** Sets the fields, one a property in the order of declaration. */
  void bind(List<ObjectField> all) {
    fields = all.toArray(ObjectField[]::new);
    for (ObjectField field : fields) {
      byName.put(field.name().getValue(), field);
    }
  }

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    out.writeStartObject();
    for (ObjectField field : fields) {
      field.write(out, (Row) value);
    }
    out.writeEndObject();
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw JsonMismatchException.expected("an object");
    }
    var target = new RowBuilder(type);
    read(in, target);
    return target.buildNested();
  }

  /** Sets the values of the object that has just begun, and leaves the parser at its end. */
  void read(JsonParser in, RowBuilder target) throws IOException {
    var seen = new long[(fields.length >> 6) + 1];
    int guess = 0;
    while (true) {
      ObjectField field = next(in, guess);
      if (field != null) {
        guess = field.index() + 1;
        long bit = 1L << field.index();
        if ((seen[field.index() >> 6] & bit) != 0) {
          throw JsonMismatchException.expected("one value only").in(field.propertyName());
        }
        seen[field.index() >> 6] |= bit;
        field.read(in, target);
      } else if (in.currentToken() == JsonToken.END_OBJECT) {
        return;
      } else {
        in.nextToken();
        in.skipChildren();
      }
    }
  }

  /** Moves to the next name or the end; names mostly stand in the order in which we write them. */
  private @Nullable ObjectField next(JsonParser in, int guess) throws IOException {
    if (guess >= fields.length) {
      String name = in.nextFieldName();
      return name == null ? null : byName.get(name);
    } else if (in.nextFieldName(fields[guess].name())) {
      return fields[guess];
    }
    return in.currentToken() == JsonToken.FIELD_NAME ? byName.get(in.currentName()) : null;
  }
}
