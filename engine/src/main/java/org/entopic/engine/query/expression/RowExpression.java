package org.entopic.engine.query.expression;

import java.lang.invoke.MethodType;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A compiled value of rows; thread-safe.
 *
 * <p>Values of primitive kinds are read unboxed, by the getter of their kind and only where they
 * are not null.
 */
public interface RowExpression {

  /** Returns the type of the stored value. */
  StoreType type();

  /** Returns whether the value is null. */
  boolean isNull(ReadView view, Row row);

  /** Returns a value of kind {@link ValueKind#INTEGRAL}. */
  default long getLong(ReadView view, Row row) {
    throw new IllegalStateException(type() + " is not kept as an integer.");
  }

  /** Returns a value of kind {@link ValueKind#FLOAT} or {@link ValueKind#DOUBLE}. */
  default double getDouble(ReadView view, Row row) {
    throw new IllegalStateException(type() + " is not kept as a floating-point number.");
  }

  /** Returns a value of any other kind, or null. */
  default @Nullable Object getObject(ReadView view, Row row) {
    throw new IllegalStateException(type() + " is not kept as an object.");
  }

  /** Returns how values compare. */
  default ValueKind kind() {
    return ValueKind.of(type());
  }

  /** Returns the stored value, boxed. */
  default @Nullable Object get(ReadView view, Row row) {
    if (!type().isPrimitive()) {
      return getObject(view, row);
    } else if (isNull(view, row)) {
      return null;
    }
    return switch (((StoreType.Scalar) type()).type()) {
      case BOOLEAN -> getLong(view, row) != 0;
      case BYTE -> (byte) getLong(view, row);
      case SHORT -> (short) getLong(view, row);
      case INT -> (int) getLong(view, row);
      case CHAR -> (char) getLong(view, row);
      case FLOAT -> (float) getDouble(view, row);
      case DOUBLE -> getDouble(view, row);
      default -> getLong(view, row);
    };
  }

  /** Returns the class of the values that applications see. */
  default Class<?> javaType() {
    if (type() instanceof StoreType.Scalar scalar) {
      return scalar.type().javaType();
    }
    if (type() instanceof StoreType.Enumeration enumeration) {
      return enumeration.type();
    }
    return type() instanceof StoreType.Collection ? List.class : Object.class;
  }

  /** Returns the value that applications see of a stored value. */
  default @Nullable Object toJava(@Nullable Object stored) {
    return stored;
  }

  /** Returns the type of the entities whose rows the values are; null where they are none. */
  default @Nullable EntityTypeModel entity() {
    return null;
  }

  /** Returns this where it is rows of entities, or what in its elements is. */
  default List<RowExpression> entities() {
    return entity() == null ? List.of() : List.of(this);
  }

  /** Returns what makes the elements of lists of rows; null where the values are no such lists. */
  default @Nullable Projection elements() {
    return null;
  }

  /** Returns the path to the value, or null if it is worked out. */
  default @Nullable BoundPath path() {
    return null;
  }

  /** Returns the path whose values these are, some of them and wherever they are kept, or null. */
  default @Nullable BoundPath origin() {
    return path();
  }

  /** Returns whether applications see the very value that is stored, as functions need it. */
  default boolean isStoredAsSeen() {
    return type() instanceof StoreType.Enumeration
        || type() instanceof StoreType.Scalar scalar
            && MethodType.methodType(javaType()).wrap().returnType() == scalar.type().javaType();
  }

  /** Returns whether values are of a scalar type. */
  default boolean is(ScalarType scalar) {
    return type() instanceof StoreType.Scalar own && own.type() == scalar;
  }
}
