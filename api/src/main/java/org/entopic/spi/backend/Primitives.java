package org.entopic.spi.backend;

import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/** The bits in which rows keep primitive values. */
final class Primitives {
  private Primitives() {}

  static Object box(StoreType type, long bits) {
    return switch (scalar(type)) {
      case BOOLEAN -> bits != 0;
      case BYTE -> (byte) bits;
      case SHORT -> (short) bits;
      case INT -> (int) bits;
      case LONG -> bits;
      case CHAR -> (char) bits;
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
      default -> throw new IllegalArgumentException(type + " is not a primitive type.");
    };
  }

  static long unbox(StoreType type, Object value) {
    return switch (scalar(type)) {
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case BYTE, SHORT, INT, LONG -> ((Number) value).longValue();
      case CHAR -> (Character) value;
      case FLOAT -> Float.floatToIntBits((Float) value);
      case DOUBLE -> Double.doubleToLongBits((Double) value);
      default -> throw new IllegalArgumentException(type + " is not a primitive type.");
    };
  }

  private static ScalarType scalar(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar.type();
    }
    throw new IllegalArgumentException(type + " is not a primitive type.");
  }
}
