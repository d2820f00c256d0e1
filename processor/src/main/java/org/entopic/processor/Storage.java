package org.entopic.processor;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How a row keeps a member's value: unboxed, as it is, or in a form that only the engine knows. */
enum Storage {
  BOOLEAN("boolean", "Boolean"),
  BYTE("byte", "Byte"),
  SHORT("short", "Short"),
  INT("int", "Integer"),
  LONG("long", "Long"),
  CHAR("char", "Character"),
  FLOAT("float", "Float"),
  DOUBLE("double", "Double"),
  /** An immutable object that rows share. */
  SHARED("", ""),
  /** An enum constant. */
  CONSTANT("", ""),
  /** Anything else. */
  OTHER("", "");

  private static final Set<String> SHARED_TYPES =
      Set.of(
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.UUID",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Duration");

  private static final Map<String, Storage> WRAPPERS =
      Map.of(
          "java.lang.Boolean", BOOLEAN,
          "java.lang.Byte", BYTE,
          "java.lang.Short", SHORT,
          "java.lang.Integer", INT,
          "java.lang.Long", LONG,
          "java.lang.Character", CHAR,
          "java.lang.Float", FLOAT,
          "java.lang.Double", DOUBLE);

  private final String primitive;
  private final String wrapper;

  Storage(String primitive, String wrapper) {
    this.primitive = primitive;
    this.wrapper = wrapper;
  }

  static Storage of(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Storage.valueOf(type.getKind().name());
    }
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      String name = element.getQualifiedName().toString();
      if (element.getKind() == ElementKind.ENUM) {
        return CONSTANT;
      }
      return SHARED_TYPES.contains(name) ? SHARED : WRAPPERS.getOrDefault(name, OTHER);
    }
    return OTHER;
  }

  boolean isPrimitive() {
    return !primitive.isEmpty();
  }

  String primitive() {
    return primitive;
  }

  String wrapper() {
    return wrapper;
  }

  /** Returns the method of a row builder that takes the value. */
  String setter() {
    return switch (this) {
      case BOOLEAN -> "setBoolean";
      case FLOAT -> "setFloat";
      case DOUBLE -> "setDouble";
      default -> "setLong";
    };
  }

  /** Returns what reads the value of ordinal {@code o} from {@code row}. */
  String getter() {
    return switch (this) {
      case BOOLEAN -> "row.getBoolean(o)";
      case INT -> "row.getInt(o)";
      case LONG -> "row.getLong(o)";
      case FLOAT -> "row.getFloat(o)";
      case DOUBLE -> "row.getDouble(o)";
      default -> "(" + primitive + ") row.getLong(o)";
    };
  }

  /** Returns the test whether the local variable {@code value} differs from the row's. */
  String difference() {
    return switch (this) {
      case BOOLEAN -> "value != row.getBoolean(o)";
      case FLOAT -> "Float.floatToIntBits(value) != row.getInt(o)";
      case DOUBLE -> "Double.doubleToLongBits(value) != row.getLong(o)";
      default -> "value != row.getLong(o)";
    };
  }
}
