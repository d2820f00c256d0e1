package org.entopic.serde.avro.internal;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** Moves behind the values of a schema without making them. */
final class Skipper {
  private enum Kind {
    NOTHING,
    VARIABLE,
    FIXED,
    COUNTED,
    UNION,
    ARRAY,
    RECORD
  }

  private static final Skipper[] NO_PARTS = {};

  private final Kind kind;
  private final int size;
  private final Skipper[] parts;

  private Skipper(Kind kind, int size, Skipper... parts) {
    this.kind = kind;
    this.size = size;
    this.parts = parts;
  }

  /**
   * Returns what skips the values of a schema.
   *
   * @throws IllegalArgumentException if the schema has types that this serializer never writes
   */
  static Skipper of(Schema schema) {
    return of(schema, new HashMap<>());
  }

  private static Skipper of(Schema schema, Map<String, Skipper> records) {
    return switch (schema.getType()) {
      case NULL -> new Skipper(Kind.NOTHING, 0, NO_PARTS);
      case BOOLEAN -> new Skipper(Kind.FIXED, 1, NO_PARTS);
      case INT, LONG, ENUM -> new Skipper(Kind.VARIABLE, 0, NO_PARTS);
      case FLOAT -> new Skipper(Kind.FIXED, Float.BYTES, NO_PARTS);
      case DOUBLE -> new Skipper(Kind.FIXED, Double.BYTES, NO_PARTS);
      case STRING, BYTES -> new Skipper(Kind.COUNTED, 0, NO_PARTS);
      case FIXED -> new Skipper(Kind.FIXED, schema.getFixedSize(), NO_PARTS);
      case UNION ->
          new Skipper(
              Kind.UNION,
              0,
              schema.getTypes().stream().map(form -> of(form, records)).toArray(Skipper[]::new));
      case ARRAY -> new Skipper(Kind.ARRAY, 0, of(schema.getElementType(), records));
      case RECORD -> record(schema, records);
      default -> throw new IllegalArgumentException("no " + schema.getType() + " is written");
    };
  }

  /** A record may contain itself, so its fields are filled in after it is known. */
  private static Skipper record(Schema schema, Map<String, Skipper> records) {
    Skipper known = records.get(schema.getFullName());
    if (known == null) {
      known = new Skipper(Kind.RECORD, 0, new Skipper[schema.getFields().size()]);
      records.put(schema.getFullName(), known);
      for (Schema.Field field : schema.getFields()) {
        known.parts[field.pos()] = of(field.schema(), records);
      }
    }
    return known;
  }

  /** Moves behind a value. */
  void skip(AvroInput in) {
    switch (kind) {
      case VARIABLE -> in.skipLong();
      case FIXED -> in.skip(size);
      case COUNTED -> in.skip(in.readLength());
      case UNION -> parts[(int) in.readLong(0, parts.length - 1L)].skip(in);
      case ARRAY -> skipArray(in);
      case RECORD -> skipRecord(in);
      default -> {}
    }
  }

  private void skipArray(AvroInput in) {
    for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
      for (int i = 0; i < count; i++) {
        parts[0].skip(in);
      }
    }
  }

  private void skipRecord(AvroInput in) {
    in.enter();
    for (Skipper field : parts) {
      field.skip(in);
    }
    in.leave();
  }
}
