package org.entopic.samples.cbor;

import java.util.HashMap;
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
import org.entopic.samples.cbor.CborSchema.Field;
import org.entopic.spi.serde.SchemaDocument;

/** Compares a writer's schema with an entity type and makes the format that reads its records. */
final class CborResolution {
  private final EntityTypeModel entity;
  private final SchemaDocument writer;
  private final SchemaDocument reader;
  private final Map<String, Map<String, Field>> written;
  private final Map<List<String>, CborMap> maps = new HashMap<>();

  private CborResolution(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    this.entity = entity;
    this.writer = writer;
    this.reader = reader;
    try {
      this.written = CborSchema.parse(writer.text());
    } catch (IllegalArgumentException e) {
      throw CborMessages.noSchema(entity.name(), writer, reader);
    }
  }

  /**
   * Returns the format of records written with a schema.
   *
   * @throws IncompatibleSchemaException if the entity type cannot be read from them
   */
  static CborMap of(EntityTypeModel entity, SchemaDocument writer, SchemaDocument reader) {
    if (!writer.format().equals(reader.format())) {
      throw CborMessages.noSchema(entity.name(), writer, reader);
    }
    var resolution = new CborResolution(entity, writer, reader);
    var root = new CborMap(entity);
    resolution.bind(root, entity, resolution.written.values().iterator().next(), "");
    return root;
  }

  // region:resolve
  private void bind(
      CborMap map, StructuralTypeModel type, Map<String, Field> fields, String parent) {
    for (PropertyModel property : type.properties()) {
      String path = parent + property.name();
      String name = type.writtenField(property, fields::containsKey).orElse("");
      Field field = fields.get(name);
      if (field == null) {
        continue; // added since: old records have null, or zero
      }
      if (!field.isRequired() && !property.isNullable() && !property.isKey()) {
        throw incompatible(path, "could be null and cannot be null any more");
      }
      if (property.isKey() && !isSame(property.storeType(), field.type())) {
        throw changed(path, field.type(), "another key");
      }
      map.add(name, property, value(property.storeType(), field.type(), path));
    }
  }

  // end:resolve

  private static boolean isSame(StoreType type, String was) {
    return !(type instanceof StoreType.Scalar scalar) || scalar.type().name().equals(was);
  }

  private CborValue value(StoreType type, String was, String path) {
    if (type instanceof StoreType.Scalar scalar) {
      if (Stream.of(ScalarType.values())
          .noneMatch(each -> each.name().equals(was) && each.widensTo(scalar.type()))) {
        throw changed(path, was, scalar.type().name());
      }
      return new CborScalar(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      refuseRemoved(enumeration, inside(was, "(", "an enum", path), path);
      return new CborValue.Constant(enumeration);
    } else if (type instanceof StoreType.Collection collection) {
      String element = inside(was, "[", "a list", path);
      return new CborValue.Elements(value(collection.element(), element, path + "[]"));
    }
    return map(((StoreType.Complex) type).type(), inside(was, "{", "a complex value", path), path);
  }

  private String inside(String was, String bracket, String now, String path) {
    if (!was.startsWith(bracket)) {
      throw changed(path, was, now);
    }
    return was.substring(1, was.length() - 1);
  }

  private void refuseRemoved(StoreType.Enumeration now, String was, String path) {
    Set<String> names =
        Stream.of(now.type().getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    for (String constant : was.split(",", -1)) {
      if (!constant.isEmpty() && !names.contains(constant)) {
        throw incompatible(path, "had the constant " + constant + ", which its enum lacks now");
      }
    }
  }

  private CborMap map(ComplexTypeModel type, String was, String path) {
    List<String> pair = List.of(type.name(), was);
    CborMap known = maps.get(pair);
    if (known == null) {
      known = new CborMap(type);
      maps.put(pair, known);
      bind(known, type, written.getOrDefault(CborSchema.decode(was), Map.of()), path + '.');
    }
    return known;
  }

  private IncompatibleSchemaException changed(String path, String was, String now) {
    return incompatible(path, "was " + was + " and is " + now);
  }

  private IncompatibleSchemaException incompatible(String path, String difference) {
    return CborMessages.incompatible(entity.name(), path, difference, writer, reader);
  }
}
