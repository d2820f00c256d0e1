package org.entopic.serde.protobuf.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How large numbers may be as text; writing refuses whatever reading would. */
final class Digits {
  static final int MAX = 10_000;

  private static final int SIGN_POINT_AND_EXPONENT = 32;
  private static final int BITS = (int) (MAX / Math.log10(2));

  private Digits() {}

  static BigDecimal checked(BigDecimal value) {
    if (!fits(value)) {
      throw UnwritableException.because("has more than " + MAX + " digits or such an exponent");
    }
    return value;
  }

  static BigInteger checked(BigInteger value) {
    if (!fits(value)) {
      throw UnwritableException.because("has more than " + MAX + " digits");
    }
    return value;
  }

  static boolean fits(BigDecimal value) {
    return value.precision() <= MAX && Math.abs((long) value.scale()) <= MAX;
  }

  static boolean fits(BigInteger value) {
    return value.bitLength() <= BITS;
  }

  /** Returns whether a text is short enough to be parsed. */
  static boolean fits(String text) {
    return text.length() <= MAX + SIGN_POINT_AND_EXPONENT;
  }
}
