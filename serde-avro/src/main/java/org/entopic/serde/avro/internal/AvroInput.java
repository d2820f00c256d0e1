package org.entopic.serde.avro.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro's binary encoding out of an array; no length is believed that exceeds the bytes left. */
final class AvroInput {
  static final int MAX_DEPTH = 500;

  private final byte[] bytes;
  private int position;
  private int depth;

  AvroInput(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw AvroMismatchException.expected("at most " + MAX_DEPTH + " nested values");
    }
  }

  void leave() {
    depth--;
  }

  private int advance(int count) {
    int start = position;
    if (bytes.length - start < count) {
      throw AvroMismatchException.end();
    }
    position = start + count;
    return start;
  }

  private byte next() {
    if (position == bytes.length) {
      throw AvroMismatchException.end();
    }
    return bytes[position++];
  }

  boolean readBoolean() {
    byte value = next();
    if ((value & ~1) != 0) {
      throw AvroMismatchException.expected("0 or 1");
    }
    return value == 1;
  }

  /** Reads an {@code int} or {@code long}, which have the same form. */
  long readLong() {
    byte last = next();
    long value = last & 0x7F;
    for (int shift = 7; last < 0; shift += 7) {
      if (shift > 63) {
        throw AvroMismatchException.expected("a number of 64 bits");
      }
      last = next();
      value |= (last & 0x7FL) << shift;
    }
    return value >>> 1 ^ -(value & 1);
  }

  /** Moves behind an {@code int} or {@code long}. */
  void skipLong() {
    for (int shift = 0; next() < 0; shift += 7) {
      if (shift == 63) {
        throw AvroMismatchException.expected("a number of 64 bits");
      }
    }
  }

  /** Reads an integer of a range. */
  long readLong(long min, long max) {
    long value = readLong();
    if (value < min || value > max) {
      throw AvroMismatchException.expected("an integer of its range");
    }
    return value;
  }

  float readFloat() {
    return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
  }

  double readDouble() {
    return Double.longBitsToDouble(littleEndian(Double.BYTES));
  }

  private long littleEndian(int count) {
    int start = advance(count);
    long bits = 0;
    for (int i = count - 1; i >= 0; i--) {
      bits = bits << 8 | (bytes[start + i] & 0xFFL);
    }
    return bits;
  }

  /** Reads a number's bytes, the most significant first. */
  long readFixed(int count) {
    int start = advance(count);
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = bits << 8 | (bytes[start + i] & 0xFFL);
    }
    return bits;
  }

  /** Reads a length, which is that of bytes or a number of values of a byte or more. */
  int readLength() {
    return (int) readLong(0, bytes.length - position);
  }

  byte[] readBytes() {
    return readBytes(readLength());
  }

  byte[] readBytes(int count) {
    int start = advance(count);
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  String readString() {
    int count = readLength();
    return new String(bytes, advance(count), count, StandardCharsets.UTF_8);
  }

  void skip(int count) {
    advance(count);
  }

  /** Leaves what is left unread. */
  void skipRest() {
    position = bytes.length;
  }

  /** Reads the number of values in a block of an array; 0 ends the array. */
  int readBlock() {
    long count = readLong();
    if (count < 0) {
      readLength();
      count = -count;
    }
    if (count < 0 || count > bytes.length - position) {
      throw AvroMismatchException.end();
    }
    return (int) count;
  }
}
