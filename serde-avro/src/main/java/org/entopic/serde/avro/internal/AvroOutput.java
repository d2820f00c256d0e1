package org.entopic.serde.avro.internal;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/** Avro's binary encoding into an array that grows. */
final class AvroOutput {
  private static final int MAX_VARINT = 10;
  private static final int MAX_UTF8_BYTES = 3;

  private byte[] bytes = new byte[256];
  private int size;
  private int depth;

  /** Forgets what was written. */
  void reset() {
    size = 0;
    depth = 0;
  }

  void enter() {
    if (++depth > AvroInput.MAX_DEPTH) {
      throw AvroMismatchException.expected("at most " + AvroInput.MAX_DEPTH + " nested values");
    }
  }

  void leave() {
    depth--;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void require(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), size + (size >> 1)));
    }
  }

  void writeBoolean(boolean value) {
    require(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  /** Writes an {@code int} or {@code long}, which have the same form. */
  void writeLong(long value) {
    require(MAX_VARINT);
    long zigzag = (value << 1) ^ (value >> 63);
    int at = size;
    while ((zigzag & ~0x7FL) != 0) {
      bytes[at++] = (byte) (zigzag | 0x80);
      zigzag >>>= 7;
    }
    bytes[at++] = (byte) zigzag;
    size = at;
  }

  void writeFloat(float value) {
    require(Float.BYTES);
    size += BinaryData.encodeFloat(value, bytes, size);
  }

  void writeDouble(double value) {
    require(Double.BYTES);
    size += BinaryData.encodeDouble(value, bytes, size);
  }

  /** Writes bytes without their length. */
  void writeFixed(byte[] value) {
    require(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** Writes the bytes of a number, the most significant first. */
  void writeFixed(long value, int count) {
    require(count);
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void writeBytes(byte[] value) {
    writeLong(value.length);
    writeFixed(value);
  }

  /**
   * Writes a text.
   *
   * @throws AvroMismatchException if it has half of a surrogate pair
   */
  void writeString(String value) {
    int length = value.length();
    int start = size;
    writeLong(length);
    require(length);
    byte[] target = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        size = start;
        writeUnicode(value);
        return;
      }
      target[at++] = (byte) c;
    }
    size = at;
  }

  private void writeUnicode(String value) {
    var text = new byte[Math.multiplyExact(value.length(), MAX_UTF8_BYTES)];
    int count = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        text[count++] = (byte) c;
      } else if (c < 0x800) {
        text[count++] = (byte) (0xC0 | c >> 6);
        text[count++] = continuation(c);
      } else if (!Character.isSurrogate(c)) {
        text[count++] = (byte) (0xE0 | c >> 12);
        text[count++] = continuation(c >> 6);
        text[count++] = continuation(c);
      } else {
        int point = value.codePointAt(i++);
        if (!Character.isSupplementaryCodePoint(point)) {
          throw AvroMismatchException.expected("a text without half surrogate pairs");
        }
        text[count++] = (byte) (0xF0 | point >> 18);
        text[count++] = continuation(point >> 12);
        text[count++] = continuation(point >> 6);
        text[count++] = continuation(point);
      }
    }
    writeLong(count);
    require(count);
    System.arraycopy(text, 0, bytes, size, count);
    size += count;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
