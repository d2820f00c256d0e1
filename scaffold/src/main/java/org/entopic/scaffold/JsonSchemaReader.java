package org.entopic.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.entopic.model.ScalarType;

/** Reads JSON Schemas, those that are published here and what is common in those of others. */
final class JsonSchemaReader implements SchemaReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public SchemaShape read(String text, Author author, String subject, Reporter reporter) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON");
    }
    return new Reading(root, author, subject, reporter).document();
  }

  /** One document, with the definitions that were met. */
  private static final class Reading {
    private final JsonNode root;
    private final Author author;
    private final String subject;
    private final Reporter reporter;
    private final Map<String, StoreObject> objects = new LinkedHashMap<>();
    private final Map<String, String> referred = new LinkedHashMap<>();

    Reading(JsonNode root, Author author, String subject, Reporter reporter) {
      this.root = root;
      this.author = author;
      this.subject = subject;
      this.reporter = reporter;
    }

    SchemaShape document() {
      JsonNode entity = resolved(root);
      if (!entity.path("properties").isObject()) {
        throw new IllegalArgumentException("it has no properties");
      }
      List<StoreField> fields = fields(entity, "");
      return new SchemaShape(root.path("title").asText(""), fields, List.copyOf(objects.values()));
    }

    private List<StoreField> fields(JsonNode object, String path) {
      Set<String> required = new HashSet<>();
      object.path("required").forEach(name -> required.add(name.asText()));
      List<StoreField> fields = new ArrayList<>();
      object
          .path("properties")
          .properties()
          .forEach(
              property -> {
                String name = property.getKey();
                String at = path.isEmpty() ? name : path + "." + name;
                JsonNode schema = property.getValue();
                boolean nullable = !required.contains(name) || allowsNull(resolved(schema));
                type(schema, name, at)
                    .ifPresentOrElse(
                        type -> fields.add(new StoreField(name, type, nullable)),
                        () -> reporter.report(ScaffoldMessages.leftOut(subject, at)));
              });
      return fields;
    }

    private JsonNode resolved(JsonNode schema) {
      JsonNode found = schema;
      for (int hops = 0; found.has("$ref") && hops < 32; hops++) {
        String pointer = found.path("$ref").asText();
        if (!pointer.startsWith("#")) {
          return MAPPER.missingNode();
        }
        found = root.at(pointer.substring(1).replace("%25", "%"));
      }
      return found;
    }

    private static boolean allowsNull(JsonNode schema) {
      return alternatives(schema).stream().anyMatch(Reading::isNull)
          || texts(schema.path("type")).contains("null")
          || StreamSupport.stream(schema.path("enum").spliterator(), false)
              .anyMatch(JsonNode::isNull);
    }

    private static boolean isNull(JsonNode schema) {
      return schema.path("type").asText().equals("null");
    }

    private static List<JsonNode> alternatives(JsonNode schema) {
      JsonNode either = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
      return StreamSupport.stream(either.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode oneOrMany) {
      return oneOrMany.isTextual()
          ? List.of(oneOrMany.asText())
          : StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList();
    }

    private Optional<FieldType> type(JsonNode schema, String name, String at) {
      if (schema.has("$ref")) {
        return reference(schema, name, at);
      }
      List<JsonNode> forms = alternatives(schema).stream().filter(form -> !isNull(form)).toList();
      if (isFloatingPoint(forms)) {
        return scalar(scalarOfNumber(forms.get(0)));
      } else if (!forms.isEmpty()) {
        return forms.size() == 1 ? type(forms.get(0), name, at) : Optional.empty();
      } else if (isOfTexts(schema.path("enum"))) {
        return Optional.of(new FieldType.Enumeration(name, constants(schema)));
      }
      List<String> types =
          texts(schema.path("type")).stream().filter(type -> !type.equals("null")).toList();
      if (types.size() != 1) {
        return Optional.empty();
      }
      return switch (types.get(0)) {
        case "object" -> object(schema, name, at);
        case "array" ->
            type(schema.path("items"), Names.singular(name), at).map(FieldType.ListOf::new);
        case "boolean" -> scalar(ScalarType.BOOLEAN);
        case "integer" -> scalar(integer(schema));
        case "number" -> scalar(scalarOfNumber(schema));
        case "string" -> scalar(text(schema));
        default -> Optional.empty();
      };
    }

    private static boolean isOfTexts(JsonNode constants) {
      return !constants.isEmpty()
          && StreamSupport.stream(constants.spliterator(), false)
              .allMatch(constant -> constant.isTextual() || constant.isNull());
    }

    private static List<String> constants(JsonNode schema) {
      return StreamSupport.stream(schema.path("enum").spliterator(), false)
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .distinct()
          .toList();
    }

    /** The doubles that JSON has no number for are texts beside it. */
    private static boolean isFloatingPoint(List<JsonNode> forms) {
      return forms.size() == 2
          && forms.get(0).path("type").asText().equals("number")
          && texts(forms.get(1).path("enum")).contains("NaN");
    }

    private static Optional<FieldType> scalar(ScalarType type) {
      return Optional.of(new FieldType.Scalar(type));
    }

    private Optional<FieldType> reference(JsonNode schema, String name, String at) {
      String pointer = schema.path("$ref").asText();
      JsonNode target = resolved(schema);
      if (!target.path("properties").isObject()) {
        return target.has("$ref") ? Optional.empty() : type(target, name, at);
      }
      String known = referred.get(pointer);
      if (known != null) {
        return Optional.of(new FieldType.Complex(known));
      }
      String definition =
          pointer
              .substring(pointer.lastIndexOf('/') + 1)
              .replace("%25", "%")
              .replace("~1", "/")
              .replace("~0", "~");
      String free = free(definition.equals("#") ? name : definition);
      referred.put(pointer, free);
      return Optional.of(define(free, target, at));
    }

    private Optional<FieldType> object(JsonNode schema, String name, String at) {
      return schema.path("properties").isEmpty()
          ? Optional.empty()
          : Optional.of(define(free(name), schema, at));
    }

    private String free(String wanted) {
      String name = wanted;
      for (int number = 2; objects.containsKey(name); number++) {
        name = wanted + number;
      }
      return name;
    }

    /** An object may contain itself: its name is taken before its fields are read. */
    private FieldType define(String name, JsonNode schema, String at) {
      objects.put(name, new StoreObject(name, List.of()));
      objects.put(name, new StoreObject(name, fields(schema, at)));
      return new FieldType.Complex(name);
    }

    private ScalarType integer(JsonNode schema) {
      if (!schema.has("minimum") || !schema.has("maximum")) {
        return author == Author.ENTOPIC ? ScalarType.BIG_INTEGER : ScalarType.LONG;
      }
      long min = schema.path("minimum").asLong();
      long max = schema.path("maximum").asLong();
      if (min == Byte.MIN_VALUE && max == Byte.MAX_VALUE) {
        return ScalarType.BYTE;
      } else if (min == Short.MIN_VALUE && max == Short.MAX_VALUE) {
        return ScalarType.SHORT;
      }
      return min >= Integer.MIN_VALUE && max <= Integer.MAX_VALUE
          ? ScalarType.INT
          : ScalarType.LONG;
    }

    private static ScalarType scalarOfNumber(JsonNode schema) {
      return switch (schema.path("format").asText()) {
        case "float" -> ScalarType.FLOAT;
        case "double" -> ScalarType.DOUBLE;
        default -> ScalarType.DECIMAL;
      };
    }

    private static ScalarType text(JsonNode schema) {
      if (schema.path("contentEncoding").asText().equals("base64")) {
        return ScalarType.BYTES;
      } else if (schema.path("minLength").asInt() == 1 && schema.path("maxLength").asInt() == 1) {
        return ScalarType.CHAR;
      }
      return switch (schema.path("format").asText()) {
        case "uuid" -> ScalarType.UUID;
        case "date-time" ->
            schema.has("pattern") ? ScalarType.INSTANT : ScalarType.OFFSET_DATE_TIME;
        case "date" -> ScalarType.LOCAL_DATE;
        case "time" -> ScalarType.OFFSET_TIME;
        case "local-time" -> ScalarType.LOCAL_TIME;
        case "local-date-time" -> ScalarType.LOCAL_DATE_TIME;
        case "zoned-date-time" -> ScalarType.ZONED_DATE_TIME;
        case "iso-duration" -> ScalarType.DURATION;
        default -> ScalarType.STRING;
      };
    }
  }
}
