package org.entopic.serde.avro.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/** Makes the Avro schema of one entity type: a record with one field a property, keys included. */
final class AvroSchemas {
  /** The property of a schema that tells apart what Avro has one type for. */
  static final String SCALAR = "entopic-type";

  private static final int UUID_BYTES = 16;

  private final AvroNames names = new AvroNames();
  private final Map<String, Schema> records = new HashMap<>();
  private final Map<Class<?>, Schema> enums = new HashMap<>();
  private @Nullable Schema uuid;

  private AvroSchemas() {}

  static Schema of(EntityTypeModel type) {
    return new AvroSchemas().record(type, "entity " + type.name());
  }

  private Schema record(StructuralTypeModel type, String owner) {
    Schema known = records.get(owner);
    if (known != null) {
      return known;
    }
    Schema schema = Schema.createRecord(names.unique(owner, type.name()), null, null, false);
    records.put(owner, schema);
    List<Schema.Field> fields = new ArrayList<>();
    for (PropertyModel property : type.properties()) {
      String name = AvroNames.of(property.fieldName());
      Schema values = union(property.isNullable(), property.storeType());
      fields.add(
          property.isNullable()
              ? new Schema.Field(name, values, null, JsonProperties.NULL_VALUE)
              : new Schema.Field(name, values));
    }
    schema.setFields(fields);
    return schema;
  }

  /** Returns the schema of values that may be null or have more than one form. */
  private Schema union(boolean nullable, StoreType type) {
    List<Schema> branches = new ArrayList<>();
    if (nullable) {
      branches.add(Schema.create(Schema.Type.NULL));
    }
    branches.addAll(forms(type));
    return branches.size() == 1 ? branches.get(0) : Schema.createUnion(branches);
  }

  private List<Schema> forms(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return List.of(enumeration(enumeration.type()));
    } else if (type instanceof StoreType.Collection collection) {
      return List.of(Schema.createArray(union(true, collection.element())));
    }
    StructuralTypeModel complex = ((StoreType.Complex) type).type();
    return List.of(record(complex, "complex " + complex.name()));
  }

  private Schema enumeration(Class<? extends Enum<?>> type) {
    return enums.computeIfAbsent(
        type,
        any ->
            Schema.createEnum(
                names.unique(type, type.getSimpleName()),
                null,
                null,
                Arrays.stream(type.getEnumConstants()).map(c -> AvroNames.of(c.name())).toList()));
  }

  /** Returns a scalar's forms; texts hold the points in time that no 64-bit number can name. */
  private List<Schema> scalar(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> List.of(Schema.create(Schema.Type.BOOLEAN));
      case INT -> List.of(Schema.create(Schema.Type.INT));
      case LONG -> List.of(Schema.create(Schema.Type.LONG));
      case FLOAT -> List.of(Schema.create(Schema.Type.FLOAT));
      case DOUBLE -> List.of(Schema.create(Schema.Type.DOUBLE));
      case STRING -> List.of(text());
      case BYTES -> List.of(Schema.create(Schema.Type.BYTES));
      case BYTE, SHORT, CHAR -> List.of(marked(Schema.create(Schema.Type.INT), type));
      case DECIMAL -> List.of(logical(Schema.Type.BYTES, LogicalTypes.bigDecimal()));
      case BIG_INTEGER ->
          List.of(marked(logical(Schema.Type.BYTES, LogicalTypes.bigDecimal()), type));
      case UUID -> List.of(uuid());
      case LOCAL_DATE -> List.of(logical(Schema.Type.INT, LogicalTypes.date()));
      case LOCAL_TIME -> List.of(logical(Schema.Type.LONG, LogicalTypes.timeMicros()), text());
      case INSTANT -> List.of(logical(Schema.Type.LONG, LogicalTypes.timestampNanos()), text());
      case LOCAL_DATE_TIME ->
          List.of(logical(Schema.Type.LONG, LogicalTypes.localTimestampNanos()), text());
      case OFFSET_TIME, OFFSET_DATE_TIME, ZONED_DATE_TIME, DURATION ->
          List.of(marked(text(), type));
    };
  }

  private static Schema text() {
    return Schema.create(Schema.Type.STRING);
  }

  private static Schema logical(Schema.Type type, LogicalType logicalType) {
    return logicalType.addToSchema(Schema.create(type));
  }

  private static Schema marked(Schema schema, ScalarType type) {
    schema.addProp(SCALAR, type.name());
    return schema;
  }

  private Schema uuid() {
    Schema known = uuid;
    if (known == null) {
      known =
          LogicalTypes.uuid()
              .addToSchema(
                  Schema.createFixed(
                      names.unique(ScalarType.UUID, "uuid"), null, null, UUID_BYTES));
      uuid = known;
    }
    return known;
  }

  /** Returns the scalar type whose first form a schema is, null if it is no scalar's. */
  static @Nullable ScalarType scalar(Schema form) {
    String marked = form.getProp(SCALAR);
    if (marked != null) {
      return Arrays.stream(ScalarType.values())
          .filter(type -> type.name().equals(marked))
          .findFirst()
          .orElse(null);
    }
    LogicalType logical = form.getLogicalType();
    if (logical != null) {
      return switch (logical.getName()) {
        case "big-decimal" -> ScalarType.DECIMAL;
        case "uuid" -> ScalarType.UUID;
        case "date" -> ScalarType.LOCAL_DATE;
        case "time-micros" -> ScalarType.LOCAL_TIME;
        case "timestamp-nanos" -> ScalarType.INSTANT;
        case "local-timestamp-nanos" -> ScalarType.LOCAL_DATE_TIME;
        default -> null;
      };
    }
    return switch (form.getType()) {
      case BOOLEAN -> ScalarType.BOOLEAN;
      case INT -> ScalarType.INT;
      case LONG -> ScalarType.LONG;
      case FLOAT -> ScalarType.FLOAT;
      case DOUBLE -> ScalarType.DOUBLE;
      case STRING -> ScalarType.STRING;
      case BYTES -> ScalarType.BYTES;
      default -> null;
    };
  }
}
