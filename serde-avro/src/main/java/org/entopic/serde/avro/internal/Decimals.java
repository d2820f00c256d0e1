package org.entopic.serde.avro.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals as Avro's {@code big-decimal}: bytes that hold the digits' bytes and the scale. */
final class Decimals {
  static final int DIGITS = 10_000;

  private static final int MAX_BYTES = (int) (DIGITS / Math.log10(2) / Byte.SIZE) + 1;
  private static final String LIMITS = "at most " + DIGITS + " digits and a scale to match";

  private Decimals() {}

  static void write(AvroOutput out, BigDecimal value) {
    BigInteger digits = value.unscaledValue();
    int bits = digits.bitLength();
    if (bits / Byte.SIZE >= MAX_BYTES || Math.abs((long) value.scale()) > DIGITS) {
      throw AvroMismatchException.expected(LIMITS);
    }
    int count = bits / Byte.SIZE + 1;
    out.writeLong(length(count) + count + length(value.scale()));
    out.writeLong(count);
    if (count <= Long.BYTES) {
      out.writeFixed(digits.longValue(), count);
    } else {
      out.writeFixed(digits.toByteArray());
    }
    out.writeLong(value.scale());
  }

  private static int length(long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    int count = 1;
    while ((zigzag >>>= 7) != 0) {
      count++;
    }
    return count;
  }

  static BigDecimal read(AvroInput in) {
    int end = in.readLength() + in.position();
    int count = in.readLength();
    if (count == 0 || count > MAX_BYTES) {
      throw AvroMismatchException.expected(LIMITS);
    }
    BigDecimal value;
    if (count <= Long.BYTES) {
      int unused = Long.SIZE - count * Byte.SIZE;
      long digits = in.readFixed(count) << unused >> unused;
      value = BigDecimal.valueOf(digits, scale(in));
    } else {
      var digits = new BigInteger(in.readBytes(count));
      value = new BigDecimal(digits, scale(in));
    }
    if (in.position() != end) {
      throw AvroMismatchException.expected("a number that fills its bytes");
    }
    return value;
  }

  private static int scale(AvroInput in) {
    return (int) in.readLong(-DIGITS, DIGITS);
  }

  static BigInteger readInteger(AvroInput in) {
    BigDecimal value = read(in);
    if (value.scale() != 0) {
      throw AvroMismatchException.expected("an integer");
    }
    return value.unscaledValue();
  }
}
