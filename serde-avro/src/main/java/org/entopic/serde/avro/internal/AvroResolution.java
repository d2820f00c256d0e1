package org.entopic.serde.avro.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.entopic.IncompatibleSchemaException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.serde.SchemaDocument;

/**
 * Pairs the fields of a written schema with the properties of an entity type, once per schema. The
 * type's own schema is resolved in the same way.
 */
final class AvroResolution {
  private final EntityTypeModel entity;
  private final SchemaDocument writer;
  private final SchemaDocument reader;
  private final Map<List<String>, RecordFormat> records = new HashMap<>();

  private AvroResolution(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    this.entity = entity;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Returns the format of records of a published schema.
   *
   * @throws IncompatibleSchemaException if the entity type cannot be read from them
   */
  static RecordFormat of(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    if (!writer.format().equals(reader.format())) {
      throw AvroMessages.noSchema(entity.name(), writer, reader);
    }
    try {
      return of(entity, new Schema.Parser().parse(writer.text()), writer, reader);
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      throw AvroMessages.noSchema(entity.name(), writer, reader);
    }
  }

  static RecordFormat of(
      EntityTypeModel entity, Schema schema, SchemaDocument writer, SchemaDocument reader) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw AvroMessages.noSchema(entity.name(), writer, reader);
    }
    return new AvroResolution(entity, writer, reader).record(entity, schema, "");
  }

  private RecordFormat record(StructuralTypeModel type, Schema written, String path) {
    List<String> pair = List.of(type == entity ? "" : type.name(), written.getFullName());
    RecordFormat known = records.get(pair);
    if (known == null) {
      known = new RecordFormat(type);
      records.put(pair, known);
      known.bind(fields(type, written, path));
    }
    return known;
  }

  private List<RecordField> fields(StructuralTypeModel type, Schema written, String path) {
    Map<String, PropertyModel> owners = new HashMap<>();
    for (PropertyModel property : type.properties()) {
      type.writtenField(property, name -> written.getField(AvroNames.of(name)) != null)
          .ifPresent(name -> owners.put(AvroNames.of(name), property));
    }
    List<RecordField> fields = new ArrayList<>();
    List<Schema.Field> unwanted = new ArrayList<>();
    for (Schema.Field field : written.getFields()) {
      PropertyModel owner = owners.get(field.name());
      if (owner == null) {
        unwanted.add(field);
      } else {
        skip(unwanted, fields);
        fields.add(field(owner, field, path + owner.name()));
      }
    }
    if (type == entity && !unwanted.isEmpty()) {
      fields.add(RecordField.skipped(AvroInput::skipRest));
    } else {
      skip(unwanted, fields);
    }
    return fields;
  }

  private static void skip(List<Schema.Field> unwanted, List<RecordField> fields) {
    if (!unwanted.isEmpty()) {
      fields.add(RecordField.skipped(new SkippedFields(unwanted)));
      unwanted.clear();
    }
  }

  private RecordField field(PropertyModel property, Schema.Field field, String path) {
    Schema schema = field.schema();
    List<Schema> forms = forms(schema);
    boolean nullable = forms.size() < all(schema).size();
    if (nullable && !property.isNullable() && !property.isKey()) {
      throw incompatible(path, "could be null and cannot be null any more");
    }
    Schema form = forms.isEmpty() ? schema : forms.get(0);
    ScalarType written = AvroSchemas.scalar(form);
    if (property.isKey()) {
      refuseOtherKey(property.storeType(), form, path);
    }
    return RecordField.of(
        property,
        nullable,
        written,
        values(property.storeType(), form, path),
        property.isKey() ? new SkippedFields(List.of(field)) : null);
  }

  private void refuseOtherKey(StoreType stored, Schema form, String path) {
    if (stored instanceof StoreType.Scalar scalar && scalar.type() != AvroSchemas.scalar(form)) {
      throw incompatible(
          path, "is part of the key, was " + describe(form) + " and is " + scalar.type());
    }
  }

  private static List<Schema> all(Schema schema) {
    return schema.isUnion() ? schema.getTypes() : List.of(schema);
  }

  /** Returns the forms of values that are not null. */
  private static List<Schema> forms(Schema schema) {
    return all(schema).stream().filter(form -> form.getType() != Schema.Type.NULL).toList();
  }

  private ValueReader values(StoreType stored, Schema form, String path) {
    if (stored instanceof StoreType.Scalar scalar) {
      return scalar(scalar.type(), form, path);
    } else if (stored instanceof StoreType.Enumeration enumeration) {
      return new EnumFormat(constants(enumeration, form, path));
    } else if (stored instanceof StoreType.Collection collection) {
      if (form.getType() != Schema.Type.ARRAY) {
        throw changed(form, "a list", path);
      }
      List<Schema> elements = forms(form.getElementType());
      boolean nullable = elements.size() < all(form.getElementType()).size();
      Schema element = elements.isEmpty() ? form.getElementType() : elements.get(0);
      return new ListFormat(
          new UnionFormat(nullable, values(collection.element(), element, path + "[]")));
    }
    if (form.getType() != Schema.Type.RECORD) {
      throw changed(form, "a complex value", path);
    }
    return record(((StoreType.Complex) stored).type(), form, path + '.');
  }

  private ValueReader scalar(ScalarType type, Schema form, String path) {
    ScalarType was = AvroSchemas.scalar(form);
    if (was == null || !was.widensTo(type)) {
      throw changed(form, type.name(), path);
    }
    var format = new ScalarFormat(was);
    return was == type ? format : (in, number) -> widened((Number) format.read(in, number), type);
  }

  private static Object widened(Number value, ScalarType type) {
    return switch (type) {
      case SHORT -> value.shortValue();
      case INT -> value.intValue();
      case LONG -> value.longValue();
      default -> value.doubleValue();
    };
  }

  private Enum<?>[] constants(StoreType.Enumeration now, Schema form, String path) {
    if (form.getType() != Schema.Type.ENUM) {
      throw changed(form, "an enum", path);
    }
    Map<String, Enum<?>> byName =
        Stream.of(now.type().getEnumConstants())
            .collect(Collectors.toMap(each -> AvroNames.of(each.name()), each -> each));
    List<String> removed =
        form.getEnumSymbols().stream().filter(each -> !byName.containsKey(each)).toList();
    if (!removed.isEmpty()) {
      throw incompatible(path, "had the constants " + removed + ", which its enum lacks now");
    }
    return form.getEnumSymbols().stream().map(byName::get).toArray(Enum<?>[]::new);
  }

  private static String describe(Schema form) {
    ScalarType scalar = AvroSchemas.scalar(form);
    if (scalar != null) {
      return scalar.name();
    }
    return switch (form.getType()) {
      case ENUM -> "an enum";
      case ARRAY -> "a list";
      case RECORD -> "a complex value";
      default -> "of another kind";
    };
  }

  private IncompatibleSchemaException changed(Schema form, String now, String path) {
    return incompatible(path, "was " + describe(form) + " and is " + now);
  }

  private IncompatibleSchemaException incompatible(String path, String difference) {
    return AvroMessages.incompatible(entity.name(), path, difference, writer, reader);
  }
}
