package org.entopic.samples.cbor;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;

/**
 * Schemas as text: a line for each type, the entity's first, each followed by its fields: name,
 * type, and whether null is allowed. Types are scalars, {@code (A,B)} enums, {@code [T]} lists and
 * {@code {T}} complex values.
 *
 * <pre>
 * entopic cbor 1
 * Order
 *   id INT required
 *   status (NEW,SHIPPED) required
 *   address {Address} nullable
 * Address
 *   street STRING required
 * </pre>
 */
final class CborSchema {
  private static final String HEAD = "entopic cbor 1";
  private static final String INDENT = "  ";
  private static final String REQUIRED = "required";

  /** A field as it was written. */
  record Field(String type, boolean isRequired) {}

  private CborSchema() {}

  static String textOf(EntityTypeModel entity) {
    Map<String, ComplexTypeModel> nested = new TreeMap<>();
    String root = text(entity, nested);
    String others =
        nested.values().stream()
            .map(type -> text(type, new TreeMap<>()))
            .collect(Collectors.joining());
    return HEAD + "\n" + root + others;
  }

  private static String text(StructuralTypeModel type, Map<String, ComplexTypeModel> nested) {
    var text = new StringBuilder(encode(type.name())).append('\n');
    for (PropertyModel property : type.properties()) {
      text.append(INDENT)
          .append(encode(property.fieldName()))
          .append(' ')
          .append(name(property.storeType(), nested))
          .append(' ')
          .append(property.isNullable() ? "nullable" : REQUIRED)
          .append('\n');
    }
    return text.toString();
  }

  private static String name(StoreType type, Map<String, ComplexTypeModel> nested) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar.type().name();
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return Stream.of(enumeration.type().getEnumConstants())
          .map(Enum::name)
          .collect(Collectors.joining(",", "(", ")"));
    } else if (type instanceof StoreType.Collection collection) {
      return "[" + name(collection.element(), nested) + "]";
    }
    ComplexTypeModel complex = ((StoreType.Complex) type).type();
    if (nested.putIfAbsent(complex.name(), complex) == null) {
      complex.properties().forEach(property -> name(property.storeType(), nested));
    }
    return "{" + encode(complex.name()) + "}";
  }

  /**
   * Returns the fields of every type by the type's name, the entity's first.
   *
   * @throws IllegalArgumentException if the text is no schema
   */
  static Map<String, Map<String, Field>> parse(String text) {
    String[] lines = text.split("\n", -1);
    Map<String, Map<String, Field>> types = new LinkedHashMap<>();
    Map<String, Field> fields = Map.of();
    if (!lines[0].equals(HEAD) || lines.length == 1) {
      throw new IllegalArgumentException("not a schema of this serializer");
    }
    for (int i = 1; i < lines.length - 1; i++) {
      String[] words = lines[i].split(" ", -1);
      if (!lines[i].startsWith(INDENT)) {
        fields = new LinkedHashMap<>();
        types.put(decode(lines[i]), fields);
      } else if (words.length == INDENT.length() + 3) {
        fields.put(decode(words[2]), new Field(words[3], words[4].equals(REQUIRED)));
      } else {
        throw new IllegalArgumentException("no field");
      }
    }
    return types;
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  static String decode(String name) {
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }
}
