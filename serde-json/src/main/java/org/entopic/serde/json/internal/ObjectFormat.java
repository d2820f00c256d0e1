package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int UNKNOWN = -1;
  private static final int END = -2;
  private static final int ALL = -1;

  private final StructuralTypeModel type;
  private final Map<String, Integer> places = new HashMap<>();
  private SerializedString[] names = {};
  private @Nullable ObjectField[] fields = {};

  /** The place of the name that follows a place; the first is that of the name that begins. */
  private int[] successors = {};

  private int enough = ALL;

  ObjectFormat(StructuralTypeModel type) {
    this.type = type;
  }

  /** Sets the fields that the type has and writes. */
  void bind(Formats formats) {
    List<ObjectField> own = new ArrayList<>();
    for (PropertyModel property : type.properties()) {
      own.add(new ObjectField(property, property.fieldName(), formats.of(property.storeType())));
    }
    bind(own.stream().map(ObjectField::name).toList(), own);
    for (int i = 0; i < names.length; i++) {
      successors[i] = i;
    }
  }

  /**
   * Sets the fields, whose order is learnt from what is read.
   *
   * @param written the names of all that are written
   * @param own the fields that properties have
   */
  void bind(List<SerializedString> written, List<ObjectField> own) {
    names = written.toArray(SerializedString[]::new);
    fields = new ObjectField[names.length];
    successors = new int[names.length + 1];
    Arrays.fill(successors, UNKNOWN);
    for (int i = 0; i < names.length; i++) {
      places.put(names[i].getValue(), i);
    }
    for (ObjectField field : own) {
      fields[places.getOrDefault(field.name().getValue(), UNKNOWN)] = field;
    }
  }

  /** Leaves the rest of an object unread once it has given every property its value. */
  void stopEarly() {
    enough = (int) type.properties().stream().filter(property -> !property.isKey()).count();
  }

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    out.writeStartObject();
    for (ObjectField field : fields) {
      if (field != null) {
        field.write(out, (Row) value);
      }
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

  /** Sets the values of the object that has just begun; leaves the parser at its last token. */
  void read(JsonParser in, RowBuilder target) throws IOException {
    var seen = new long[(names.length >> 6) + 1];
    int last = -1;
    int values = 0;
    while (values != enough) {
      int place = next(in, last);
      if (place == END) {
        return;
      }
      last = place == UNKNOWN ? last : place;
      ObjectField field = place == UNKNOWN ? null : fields[place];
      if (field == null) {
        in.nextToken();
        in.skipChildren();
      } else {
        long bit = 1L << place;
        if ((seen[place >> 6] & bit) != 0) {
          throw JsonMismatchException.expected("one value only").in(field.propertyName());
        }
        seen[place >> 6] |= bit;
        values += field.read(in, target) ? 1 : 0;
      }
    }
  }

  /**
   * Moves to the next name or the end. Names mostly stand in the order of earlier ones, which
   * threads may learn at the same time: any place is a guess only.
   */
  private int next(JsonParser in, int last) throws IOException {
    int guess = successors[last + 1];
    if (guess != UNKNOWN && in.nextFieldName(names[guess])) {
      return guess;
    }
    String name = guess == UNKNOWN ? in.nextFieldName() : in.currentName();
    if (in.currentToken() != JsonToken.FIELD_NAME) {
      return END;
    }
    int place = places.getOrDefault(name, UNKNOWN);
    if (guess == UNKNOWN) {
      successors[last + 1] = place;
    }
    return place;
  }
}
