package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** A published schema, as {@link JsonSchemaText} writes them, to be asked for its fields. */
final class JsonWriterSchema {
  private static final String DEFINITIONS = "#/$defs/";
  private static final Map<ScalarType, Object> SCALARS = scalars();

  private final Map<?, ?> document;

  private JsonWriterSchema(Map<?, ?> document) {
    this.document = document;
  }

  /**
   * Returns the schema in a text.
   *
   * @throws IOException if the text is no JSON object
   */
  static JsonWriterSchema parse(String text) throws IOException {
    if (JsonTree.parse(JsonLimits.newFactory(), text) instanceof Map<?, ?> document) {
      return new JsonWriterSchema(document);
    }
    throw new IOException("A schema is an object.");
  }

  private static Map<ScalarType, Object> scalars() {
    Map<ScalarType, Object> scalars = new EnumMap<>(ScalarType.class);
    for (ScalarType type : ScalarType.values()) {
      try {
        Object schema = JsonTree.parse(new JsonFactory(), JsonSchemaText.of(type));
        scalars.put(type, schema == null ? Map.of() : schema);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return scalars;
  }

  /** Returns the name of the entity type. */
  String title() {
    return String.valueOf(document.get("title"));
  }

  /** An object's fields; identified by what refers to it. */
  record ObjectNode(String name, Map<?, ?> fields, Set<?> required) {}

  /** Returns the entity's object. */
  ObjectNode root() {
    return object("", document);
  }

  /** Returns the object that a field's schema refers to, null if it refers to none. */
  @Nullable ObjectNode object(Object field) {
    if (field instanceof Map<?, ?> schema
        && schema.get("$ref") instanceof String pointer
        && pointer.startsWith(DEFINITIONS)
        && document.get("$defs") instanceof Map<?, ?> definitions) {
      String name = JsonSchemaText.name(pointer.substring(DEFINITIONS.length()));
      return definitions.get(name) instanceof Map<?, ?> found ? object(name, found) : null;
    }
    return null;
  }

  private static ObjectNode object(String name, Map<?, ?> schema) {
    return new ObjectNode(
        name,
        schema.get("properties") instanceof Map<?, ?> fields ? fields : Map.of(),
        schema.get("required") instanceof Collection<?> names ? new HashSet<>(names) : Set.of());
  }

  /** Returns the schema of a list's elements, null if the field is no list. */
  static @Nullable Object element(Object field) {
    if (field instanceof Map<?, ?> schema
        && "array".equals(schema.get("type"))
        && schema.get("items") instanceof Map<?, ?> items
        && items.get("anyOf") instanceof List<?> either
        && !either.isEmpty()) {
      return either.get(0);
    }
    return null;
  }

  /** Returns the names of an enum's constants, null if the field is no enum. */
  static @Nullable Collection<?> constants(Object field) {
    return field instanceof Map<?, ?> schema && schema.get("enum") instanceof List<?> names
        ? names
        : null;
  }

  /** Returns the scalar type that the field has, null if it has none. */
  static @Nullable ScalarType scalar(Object field) {
    for (Map.Entry<ScalarType, Object> scalar : SCALARS.entrySet()) {
      if (scalar.getValue().equals(field)) {
        return scalar.getKey();
      }
    }
    return null;
  }

  /** Returns what a field is, for messages. */
  String describe(Object field) {
    ScalarType scalar = scalar(field);
    if (scalar != null) {
      return scalar.name();
    } else if (constants(field) != null) {
      return "an enum";
    } else if (element(field) != null) {
      return "a list";
    }
    return object(field) != null ? "a complex value" : "of another kind";
  }
}
