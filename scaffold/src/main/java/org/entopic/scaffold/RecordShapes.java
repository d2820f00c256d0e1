package org.entopic.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.entopic.model.ScalarType;

/** Finds what many JSON objects have in common; for one topic, not thread-safe. */
final class RecordShapes {
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final String subject;
  private final Reporter reporter;
  private final Map<String, StoreObject> objects = new LinkedHashMap<>();

  RecordShapes(String subject, Reporter reporter) {
    this.subject = subject;
    this.reporter = reporter;
  }

  SchemaShape of(List<JsonNode> values) {
    List<StoreField> fields = fields(values, "");
    return new SchemaShape(subject, fields, List.copyOf(objects.values()));
  }

  /** Returns the fields in the order in which records first show them. */
  private List<StoreField> fields(List<JsonNode> values, String path) {
    Map<String, List<JsonNode>> found = new LinkedHashMap<>();
    for (JsonNode value : values) {
      value
          .properties()
          .forEach(
              field -> {
                List<JsonNode> all =
                    found.computeIfAbsent(field.getKey(), any -> new ArrayList<>());
                if (!field.getValue().isNull()) {
                  all.add(field.getValue());
                }
              });
    }
    List<StoreField> fields = new ArrayList<>();
    found.forEach(
        (name, all) -> {
          String at = path.isEmpty() ? name : path + "." + name;
          boolean nullable = all.size() < values.size();
          type(all, name, at).ifPresent(type -> fields.add(new StoreField(name, type, nullable)));
        });
    return fields;
  }

  private Optional<FieldType> type(List<JsonNode> values, String name, String at) {
    if (values.isEmpty()) {
      reporter.report(ScaffoldMessages.neverSet(subject, at));
      return Optional.empty();
    } else if (all(values, JsonNode::isTextual)) {
      looksLike(values)
          .ifPresent(like -> reporter.report(ScaffoldMessages.staysText(subject, at, like)));
      return scalar(ScalarType.STRING);
    } else if (all(values, JsonNode::isBoolean)) {
      return scalar(ScalarType.BOOLEAN);
    } else if (all(values, JsonNode::isNumber)) {
      return scalar(number(values));
    } else if (all(values, JsonNode::isArray)) {
      List<JsonNode> elements = new ArrayList<>();
      values.forEach(array -> array.forEach(each -> addUnlessNull(elements, each)));
      return type(elements, Names.singular(name), at).map(FieldType.ListOf::new);
    } else if (all(values, JsonNode::isObject)) {
      return object(values, name, at);
    }
    reporter.report(ScaffoldMessages.mixedTypes(subject, at));
    return Optional.empty();
  }

  private static void addUnlessNull(List<JsonNode> elements, JsonNode element) {
    if (!element.isNull()) {
      elements.add(element);
    }
  }

  private Optional<FieldType> object(List<JsonNode> values, String name, String at) {
    List<StoreField> fields = fields(values, at);
    if (fields.isEmpty()) {
      reporter.report(ScaffoldMessages.neverSet(subject, at));
      return Optional.empty();
    }
    // the path is its name here: two objects of one name have little in common by themselves
    objects.put(at, new StoreObject(at, fields));
    return Optional.of(new FieldType.Complex(at));
  }

  private static Optional<FieldType> scalar(ScalarType type) {
    return Optional.of(new FieldType.Scalar(type));
  }

  private static ScalarType number(List<JsonNode> values) {
    if (!all(values, JsonNode::isIntegralNumber)) {
      return ScalarType.DECIMAL;
    }
    return all(values, JsonNode::canConvertToLong) ? ScalarType.LONG : ScalarType.BIG_INTEGER;
  }

  private static boolean all(List<JsonNode> values, Predicate<JsonNode> test) {
    return values.stream().allMatch(test);
  }

  private static Optional<String> looksLike(List<JsonNode> texts) {
    if (all(texts, text -> UUID.matcher(text.textValue()).matches())) {
      return Optional.of("UUID");
    } else if (all(texts, text -> parses(text, LocalDate::parse))) {
      return Optional.of("date");
    } else if (all(texts, text -> parses(text, Instant::parse))) {
      return Optional.of("point in time");
    }
    return all(texts, text -> parses(text, OffsetDateTime::parse))
        ? Optional.of("date and time with offset")
        : Optional.empty();
  }

  private static boolean parses(JsonNode text, Consumer<String> parser) {
    try {
      parser.accept(text.textValue());
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
