package org.entopic.serde.avro.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** Reads the records of a schema as maps. */
final class GenericFields implements ValueReader {
  private record Field(String name, UnionFormat values) {}

  private final List<Field> fields = new ArrayList<>();

  private GenericFields() {}

  /**
   * Returns what reads the records of a schema.
   *
   * @throws IllegalArgumentException if the schema has types that this serializer never writes
   */
  static GenericFields of(Schema schema) {
    return record(schema, new HashMap<>());
  }

  /** A record may contain itself, so its fields are filled in after it is known. */
  private static GenericFields record(Schema schema, Map<String, GenericFields> known) {
    GenericFields made = known.get(schema.getFullName());
    if (made == null) {
      made = new GenericFields();
      known.put(schema.getFullName(), made);
      for (Schema.Field field : schema.getFields()) {
        made.fields.add(new Field(AvroNames.original(field.name()), union(field.schema(), known)));
      }
    }
    return made;
  }

  private static UnionFormat union(Schema schema, Map<String, GenericFields> known) {
    List<Schema> all = schema.isUnion() ? schema.getTypes() : List.of(schema);
    List<Schema> forms = all.stream().filter(form -> form.getType() != Schema.Type.NULL).toList();
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("no values but null are written");
    }
    return new UnionFormat(forms.size() < all.size(), values(forms.get(0), known));
  }

  private static ValueReader values(Schema form, Map<String, GenericFields> known) {
    ScalarType scalar = AvroSchemas.scalar(form);
    if (scalar != null) {
      return new ScalarFormat(scalar);
    }
    return switch (form.getType()) {
      case ENUM -> {
        List<String> names = form.getEnumSymbols().stream().map(AvroNames::original).toList();
        yield (in, number) -> names.get((int) in.readLong(0, names.size() - 1L));
      }
      case ARRAY -> new ListFormat(union(form.getElementType(), known));
      case RECORD -> record(form, known);
      default -> throw new IllegalArgumentException("no " + form.getType() + " is written");
    };
  }

  @Override
  public Object read(AvroInput in, int form) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    read(in, values);
    return Collections.unmodifiableMap(values);
  }

  void read(AvroInput in, Map<String, @Nullable Object> target) {
    in.enter();
    for (Field field : fields) {
      try {
        target.put(field.name(), field.values().read(in));
      } catch (AvroMismatchException e) {
        throw e.in(field.name());
      }
    }
    in.leave();
  }
}
