package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import org.entopic.model.KeyOrder;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;

/** How stored values are read and compared. */
public enum ValueKind {
  /** Integral numbers, truth values and characters, kept as a {@code long}. */
  INTEGRAL,
  /** Singles, in the order of {@link Float#compare}. */
  FLOAT,
  /** Doubles, in the order of {@link Double#compare}. */
  DOUBLE,
  /** Objects whose order agrees with {@code equals}. */
  NATURAL,
  /** Decimals, whose order ignores the scale. */
  DECIMAL,
  /** Byte arrays, which are only equal or not. */
  BYTES,
  /** Nested rows, which are only equal or not. */
  COMPLEX,
  /** Lists, which are not compared at all. */
  COLLECTION;

  /** Returns the kind of a store type. */
  public static ValueKind of(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return of(scalar.type());
    }
    return type instanceof StoreType.Enumeration
        ? NATURAL
        : type instanceof StoreType.Complex ? COMPLEX : COLLECTION;
  }

  private static ValueKind of(ScalarType type) {
    return switch (type) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR -> INTEGRAL;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case DECIMAL -> DECIMAL;
      case BYTES -> BYTES;
      default -> NATURAL;
    };
  }

  /** Returns whether rows keep the values unboxed. */
  public boolean isPrimitive() {
    return this == INTEGRAL || this == FLOAT || this == DOUBLE;
  }

  /** Returns whether values are below and above one another. */
  public boolean isOrdered() {
    return isPrimitive() || this == NATURAL || this == DECIMAL;
  }

  /**
   * Returns whether conditions and stores agree on equality and order, so that keys and indexes can
   * answer conditions.
   */
  public boolean isSearchable() {
    return isPrimitive() || this == NATURAL;
  }

  /** Returns the order of objects of this kind, for search only where it is not one of values. */
  Comparator<Object> order() {
    return switch (this) {
      case BYTES -> (a, b) -> Arrays.compare((byte[]) a, (byte[]) b);
      case DECIMAL -> (a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b);
      default -> KeyOrder::compare;
    };
  }

  /** Returns whether two objects of this kind are equal. */
  boolean equal(Object left, Object right) {
    return switch (this) {
      case BYTES -> Arrays.equals((byte[]) left, (byte[]) right);
      case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right) == 0;
      default -> left.equals(right);
    };
  }

  /** Returns the bits in which a row keeps a boxed primitive. */
  static long bits(Object value) {
    if (value instanceof Double number) {
      return Double.doubleToLongBits(number);
    } else if (value instanceof Float number) {
      return Float.floatToIntBits(number);
    } else if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof Character character) {
      return character;
    }
    return ((Number) value).longValue();
  }

  /** Returns a row's value of a floating-point kind. */
  double real(Row row, int ordinal) {
    return this == FLOAT ? row.getFloat(ordinal) : row.getDouble(ordinal);
  }
}
