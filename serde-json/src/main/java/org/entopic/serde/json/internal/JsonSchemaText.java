package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;

/**
 * Writes the JSON Schema (2020-12) of an entity type. Names are sorted, so that moving a property
 * in its class makes no new schema.
 */
final class JsonSchemaText {
  private final StringWriter text = new StringWriter();
  private final JsonGenerator out;
  private final Map<String, ComplexTypeModel> complexTypes = new TreeMap<>();

  private JsonSchemaText() throws IOException {
    out = new JsonFactory().createGenerator(text);
  }

  static String of(EntityTypeModel type) {
    try {
      var schema = new JsonSchemaText();
      schema.writeDocument(type);
      return schema.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schema of a scalar, as it stands in the documents. */
  static String of(ScalarType type) {
    try {
      var schema = new JsonSchemaText();
      schema.out.writeStartObject();
      schema.writeScalar(type);
      schema.out.close();
      return schema.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeDocument(EntityTypeModel type) throws IOException {
    collect(type);
    out.writeStartObject();
    out.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.writeStringField("title", type.name());
    writeObject(type);
    if (!complexTypes.isEmpty()) {
      out.writeObjectFieldStart("$defs");
      for (ComplexTypeModel complex : complexTypes.values()) {
        out.writeObjectFieldStart(complex.name());
        writeObject(complex);
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    out.writeEndObject();
    out.close();
  }

  private void collect(StructuralTypeModel type) {
    for (PropertyModel property : type.properties()) {
      collect(property.storeType());
    }
  }

  private void collect(StoreType type) {
    if (type instanceof StoreType.Collection collection) {
      collect(collection.element());
    } else if (type instanceof StoreType.Complex complex
        && complexTypes.put(complex.type().name(), complex.type()) == null) {
      collect(complex.type());
    }
  }

  private void writeObject(StructuralTypeModel type) throws IOException {
    var properties =
        type.properties().stream().sorted(Comparator.comparing(PropertyModel::fieldName)).toList();
    out.writeStringField("type", "object");
    out.writeObjectFieldStart("properties");
    for (PropertyModel property : properties) {
      out.writeObjectFieldStart(property.fieldName());
      writeType(property.storeType());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeArrayFieldStart("required");
    for (PropertyModel property : properties) {
      if (!property.isNullable()) {
        out.writeString(property.fieldName());
      }
    }
    out.writeEndArray();
  }

  private void writeType(StoreType type) throws IOException {
    if (type instanceof StoreType.Scalar scalar) {
      writeScalar(scalar.type());
    } else if (type instanceof StoreType.Complex complex) {
      out.writeStringField("$ref", "#/$defs/" + pointer(complex.type().name()));
    } else if (type instanceof StoreType.Enumeration enumeration) {
      out.writeArrayFieldStart("enum");
      for (Enum<?> constant : enumeration.type().getEnumConstants()) {
        out.writeString(constant.name());
      }
      out.writeEndArray();
    } else if (type instanceof StoreType.Collection collection) {
      out.writeStringField("type", "array");
      out.writeObjectFieldStart("items");
      out.writeArrayFieldStart("anyOf");
      out.writeStartObject();
      writeType(collection.element());
      out.writeEndObject();
      out.writeStartObject();
      out.writeStringField("type", "null");
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1").replace("%", "%25");
  }

  /** Returns the name in a part of a pointer. */
  static String name(String pointer) {
    return pointer.replace("%25", "%").replace("~1", "/").replace("~0", "~");
  }

  private void writeScalar(ScalarType type) throws IOException {
    switch (type) {
      case BOOLEAN -> out.writeStringField("type", "boolean");
      case BYTE -> writeInteger(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> writeInteger(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> writeInteger(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> writeInteger(Long.MIN_VALUE, Long.MAX_VALUE);
      case BIG_INTEGER -> out.writeStringField("type", "integer");
      case DECIMAL -> out.writeStringField("type", "number");
      case FLOAT -> writeFloatingPoint("float");
      case DOUBLE -> writeFloatingPoint("double");
      case CHAR -> {
        out.writeStringField("type", "string");
        out.writeNumberField("minLength", 1);
        out.writeNumberField("maxLength", 1);
      }
      case BYTES -> {
        out.writeStringField("type", "string");
        out.writeStringField("contentEncoding", "base64");
      }
      case INSTANT -> {
        out.writeStringField("type", "string");
        out.writeStringField("format", "date-time");
        out.writeStringField("pattern", "Z$");
      }
      case STRING -> out.writeStringField("type", "string");
      default -> {
        out.writeStringField("type", "string");
        out.writeStringField("format", format(type));
      }
    }
  }

  private void writeInteger(long min, long max) throws IOException {
    out.writeStringField("type", "integer");
    out.writeNumberField("minimum", min);
    out.writeNumberField("maximum", max);
  }

  private void writeFloatingPoint(String format) throws IOException {
    out.writeArrayFieldStart("anyOf");
    out.writeStartObject();
    out.writeStringField("type", "number");
    out.writeStringField("format", format);
    out.writeEndObject();
    out.writeStartObject();
    out.writeArrayFieldStart("enum");
    out.writeString("NaN");
    out.writeString("Infinity");
    out.writeString("-Infinity");
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
  }

  /** Returns the format; those that the specification does not know are annotations only. */
  private static String format(ScalarType type) {
    return switch (type) {
      case UUID -> "uuid";
      case OFFSET_DATE_TIME -> "date-time";
      case LOCAL_DATE -> "date";
      case OFFSET_TIME -> "time";
      case LOCAL_TIME -> "local-time";
      case LOCAL_DATE_TIME -> "local-date-time";
      case ZONED_DATE_TIME -> "zoned-date-time";
      case DURATION -> "iso-duration";
      default -> throw new IllegalStateException(type + " has no format.");
    };
  }
}
