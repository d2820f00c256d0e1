package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.IncompatibleSchemaException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.serde.json.internal.JsonWriterSchema.ObjectNode;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** Compares a published schema with an entity type and makes the format that reads its records. */
final class JsonResolution {
  private final EntityTypeModel entity;
  private final SchemaDocument writer;
  private final SchemaDocument reader;
  private final JsonWriterSchema published;
  private final Map<List<String>, ObjectFormat> objects = new HashMap<>();

  private JsonResolution(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    this.entity = entity;
    this.writer = writer;
    this.reader = reader;
    try {
      this.published = JsonWriterSchema.parse(writer.text());
    } catch (IOException e) {
      throw JsonMessages.noSchema(entity.name(), writer, reader);
    }
  }

  /**
   * Returns the format that reads records written with a schema.
   *
   * @throws IncompatibleSchemaException if the entity type cannot be read from them
   */
  static ObjectFormat of(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    if (!writer.format().equals(reader.format())) {
      throw JsonMessages.noSchema(entity.name(), writer, reader);
    }
    var resolution = new JsonResolution(entity, writer, reader);
    var format = new ObjectFormat(entity);
    ObjectNode written = resolution.published.root();
    if (resolution.bind(format, entity, written, "")) {
      format.stopEarly();
    }
    return format;
  }

  /** Pairs fields with properties, and returns whether there are fields that no property has. */
  private boolean bind(
      ObjectFormat format, StructuralTypeModel type, ObjectNode written, String in) {
    List<ObjectField> fields = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    written.fields().keySet().forEach(name -> names.add(String.valueOf(name)));
    Set<String> unwanted = new HashSet<>(names);
    for (PropertyModel property : type.properties()) {
      String path = in + property.name();
      String name =
          type.writtenField(property, written.fields()::containsKey).orElse(property.fieldName());
      Object field = written.fields().get(name);
      if (field != null && !property.isNullable() && !property.isKey()) {
        refuseNull(written.required().contains(name), path);
      }
      StoreType stored = property.storeType();
      if (field != null && property.isKey()) {
        refuseOtherKey(stored, field, path);
      }
      ValueFormat values = field == null ? new Formats().of(stored) : values(stored, field, path);
      fields.add(new ObjectField(property, name, values));
      names.add(name);
      unwanted.remove(name);
    }
    format.bind(names.stream().map(SerializedString::new).toList(), fields);
    return !unwanted.isEmpty();
  }

  private void refuseNull(boolean required, String path) {
    if (!required) {
      throw incompatible(path, "could be null and cannot be null any more");
    }
  }

  private void refuseOtherKey(StoreType stored, Object field, String path) {
    if (stored instanceof StoreType.Scalar scalar
        && scalar.type() != JsonWriterSchema.scalar(field)) {
      throw incompatible(
          path,
          "is part of the key, was " + published.describe(field) + " and is " + scalar.type());
    }
  }

  private ValueFormat values(StoreType stored, Object field, String path) {
    if (stored instanceof StoreType.Scalar scalar) {
      ScalarType was = JsonWriterSchema.scalar(field);
      if (was == null || !was.widensTo(scalar.type())) {
        throw changed(field, scalar.type().name(), path);
      }
      return new ScalarFormat(scalar.type());
    } else if (stored instanceof StoreType.Enumeration enumeration) {
      refuseRemovedConstants(enumeration, field, path);
      return new EnumFormat(enumeration.type());
    } else if (stored instanceof StoreType.Collection collection) {
      Object element = JsonWriterSchema.element(field);
      if (element == null) {
        throw changed(field, "a list", path);
      }
      return new ListFormat(values(collection.element(), element, path + "[]"));
    }
    return object(((StoreType.Complex) stored).type(), field, path);
  }

  private void refuseRemovedConstants(StoreType.Enumeration now, Object field, String path) {
    Collection<?> constants = JsonWriterSchema.constants(field);
    if (constants == null) {
      throw changed(field, "an enum", path);
    }
    Set<String> names =
        Stream.of(now.type().getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    List<?> removed = constants.stream().filter(each -> !names.contains(each)).toList();
    if (!removed.isEmpty()) {
      throw incompatible(path, "had the constants " + removed + ", which its enum lacks now");
    }
  }

  private ObjectFormat object(ComplexTypeModel type, Object field, String path) {
    ObjectNode written = published.object(field);
    if (written == null) {
      throw changed(field, "a complex value", path);
    }
    List<String> pair = List.of(type.name(), written.name());
    ObjectFormat known = objects.get(pair);
    if (known == null) {
      known = new ObjectFormat(type);
      objects.put(pair, known);
      bind(known, type, written, path + '.');
    }
    return known;
  }

  private IncompatibleSchemaException changed(@Nullable Object field, String now, String path) {
    String was = field == null ? "nothing" : published.describe(field);
    return incompatible(path, "was " + was + " and is " + now);
  }

  private IncompatibleSchemaException incompatible(String path, String difference) {
    return JsonMessages.incompatible(entity.name(), path, difference, writer, reader);
  }
}
