package org.entopic.serde.avro.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Moves behind a value without making it. */
@FunctionalInterface
interface Skipper {

  /** Moves behind a value. */
  void skip(AvroInput in);

  /**
   * Returns what skips the values of a schema.
   *
   * @throws IllegalArgumentException if the schema has types that this serializer never writes
   */
  static Skipper of(Schema schema) {
    return of(schema, new HashMap<>());
  }

  private static Skipper of(Schema schema, Map<String, Skipper[]> records) {
    return switch (schema.getType()) {
      case NULL -> in -> {};
      case BOOLEAN -> in -> in.skip(1);
      case INT, LONG, ENUM -> AvroInput::readLong;
      case FLOAT -> in -> in.skip(Float.BYTES);
      case DOUBLE -> in -> in.skip(Double.BYTES);
      case STRING, BYTES -> in -> in.skip(in.readLength());
      case FIXED -> {
        int size = schema.getFixedSize();
        yield in -> in.skip(size);
      }
      case UNION -> union(schema, records);
      case ARRAY -> array(of(schema.getElementType(), records));
      case RECORD -> record(schema, records);
      default -> throw new IllegalArgumentException("no " + schema.getType() + " is written");
    };
  }

  private static Skipper union(Schema schema, Map<String, Skipper[]> records) {
    List<Skipper> forms = new ArrayList<>();
    schema.getTypes().forEach(form -> forms.add(of(form, records)));
    Skipper[] all = forms.toArray(Skipper[]::new);
    return in -> all[(int) in.readLong(0, all.length - 1L)].skip(in);
  }

  private static Skipper array(Skipper element) {
    return in -> {
      for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
        for (int i = 0; i < count; i++) {
          element.skip(in);
        }
      }
    };
  }

  /** A record may contain itself, so its fields are filled in after it is known. */
  private static Skipper record(Schema schema, Map<String, Skipper[]> records) {
    Skipper[] fields = records.get(schema.getFullName());
    if (fields == null) {
      fields = new Skipper[schema.getFields().size()];
      records.put(schema.getFullName(), fields);
      for (Schema.Field field : schema.getFields()) {
        fields[field.pos()] = of(field.schema(), records);
      }
    }
    Skipper[] all = fields;
    return in -> {
      in.enter();
      for (Skipper field : all) {
        field.skip(in);
      }
      in.leave();
    };
  }
}
