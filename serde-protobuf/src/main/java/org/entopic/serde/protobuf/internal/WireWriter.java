package org.entopic.serde.protobuf.internal;

import java.util.Arrays;
import java.util.UUID;

/**
 * Writes the wire format into an array that grows; not thread-safe, reused for message after
 * message.
 *
 * <p>A nested message is written where it belongs and moved by a few bytes if its length needs
 * them, so no pass over the values computes sizes first.
 */
final class WireWriter {
  private static final int INITIAL_SIZE = 512;
  private static final int KEPT_SIZE = 1 << 20;
  private static final int MAX_SIZE = Integer.MAX_VALUE - 16;
  private static final int MAX_VARINT = 10;
  private static final int MAX_LENGTH = 5;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] buffer = new byte[INITIAL_SIZE];
  private int position;

  /** Starts a message, whatever became of the one before. */
  void start() {
    position = 0;
    if (buffer.length > KEPT_SIZE) {
      buffer = new byte[INITIAL_SIZE];
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, position);
  }

  /** Makes room for two varints and so many bytes. */
  private void ensure(long more) {
    long needed = position + more + 2 * MAX_VARINT;
    if (needed > buffer.length) {
      if (needed > MAX_SIZE) {
        throw UnwritableException.because("needs more bytes than an array has");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * needed)));
    }
  }

  void writeVarint(int tag, long value) {
    ensure(0);
    putVarint(tag);
    putVarint(value);
  }

  void writeVarint(long value) {
    ensure(0);
    putVarint(value);
  }

  private void putVarint(long value) {
    byte[] target = buffer;
    int at = position;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      target[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    target[at++] = (byte) rest;
    position = at;
  }

  void writeFixed32(int tag, int bits) {
    ensure(0);
    putVarint(tag);
    putFixed(bits, Integer.BYTES);
  }

  void writeFixed32(int bits) {
    ensure(0);
    putFixed(bits, Integer.BYTES);
  }

  void writeFixed64(int tag, long bits) {
    ensure(0);
    putVarint(tag);
    putFixed(bits, Long.BYTES);
  }

  void writeFixed64(long bits) {
    ensure(0);
    putFixed(bits, Long.BYTES);
  }

  private void putFixed(long bits, int size) {
    byte[] target = buffer;
    int at = position;
    for (int i = 0; i < size; i++) {
      target[at + i] = (byte) (bits >>> 8 * i);
    }
    position = at + size;
  }

  void writeBytes(int tag, byte[] bytes) {
    ensure(bytes.length);
    putVarint(tag);
    putVarint(bytes.length);
    System.arraycopy(bytes, 0, buffer, position, bytes.length);
    position += bytes.length;
  }

  /**
   * Writes text.
   *
   * @throws UnwritableException if it is none that UTF-8 can hold
   */
  void writeText(int tag, String text) {
    int length = text.length();
    ensure(3L * length);
    putVarint(tag);
    int start = position + lengthSize(length);
    byte[] target = buffer;
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80) {
        putUtf8(text);
        return;
      }
      target[start + i] = (byte) unit;
    }
    putVarint(length);
    position += length;
  }

  private void putUtf8(String text) {
    int start = position + MAX_LENGTH;
    int end = Utf8.write(text, buffer, start);
    putVarint(end - start);
    System.arraycopy(buffer, start, buffer, position, end - start);
    position += end - start;
  }

  void writeUuid(int tag, UUID value) {
    ensure(36);
    putVarint(tag);
    putVarint(36);
    long high = value.getMostSignificantBits();
    long low = value.getLeastSignificantBits();
    putHex(high >>> 32, 8);
    putHyphen();
    putHex(high >>> 16, 4);
    putHyphen();
    putHex(high, 4);
    putHyphen();
    putHex(low >>> 48, 4);
    putHyphen();
    putHex(low, 12);
  }

  private void putHyphen() {
    buffer[position++] = '-';
  }

  private void putHex(long value, int digits) {
    byte[] target = buffer;
    int at = position;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      target[at++] = HEX[(int) (value >>> shift) & 0xF];
    }
    position = at;
  }

  /** Writes a year of four digits, a month and a day. */
  void writeDate(int tag, int year, int month, int day) {
    ensure(10);
    putVarint(tag);
    putVarint(10);
    putTwoDigits(year / 100);
    putTwoDigits(year % 100);
    putHyphen();
    putTwoDigits(month);
    putHyphen();
    putTwoDigits(day);
  }

  private void putTwoDigits(int value) {
    buffer[position++] = (byte) ('0' + value / 10);
    buffer[position++] = (byte) ('0' + value % 10);
  }

  /** Begins a nested message or packed list; returns what {@link #end} takes. */
  int begin(int tag) {
    ensure(0);
    putVarint(tag);
    return ++position;
  }

  void end(int start) {
    int length = position - start;
    int extra = lengthSize(length) - 1;
    if (extra > 0) {
      ensure(extra);
      System.arraycopy(buffer, start, buffer, start + extra, length);
    }
    position = start - 1;
    putVarint(length);
    position += length;
  }

  private static int lengthSize(int length) {
    return length < 1 << 7
        ? 1
        : length < 1 << 14 ? 2 : length < 1 << 21 ? 3 : length < 1 << 28 ? 4 : MAX_LENGTH;
  }
}
