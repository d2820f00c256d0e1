package org.entopic.serde.protobuf.internal;

/** Text as UTF-8, which has no form for half of a surrogate pair. */
final class Utf8 {
  private Utf8() {}

  /**
   * Writes text and returns where it ends; three bytes for each unit must be free.
   *
   * @throws UnwritableException if the text is not well-formed
   */
  static int write(String text, byte[] target, int start) {
    int at = start;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        target[at++] = (byte) unit;
      } else if (unit < 0x800) {
        target[at++] = (byte) (0xC0 | unit >> 6);
        target[at++] = continuation(unit);
      } else if (!Character.isSurrogate(unit)) {
        target[at++] = (byte) (0xE0 | unit >> 12);
        target[at++] = continuation(unit >> 6);
        target[at++] = continuation(unit);
      } else {
        int point = text.codePointAt(i++);
        if (point <= Character.MAX_VALUE) {
          throw UnwritableException.because(
              "has half of a surrogate pair, which UTF-8 cannot hold");
        }
        target[at++] = (byte) (0xF0 | point >> 18);
        target[at++] = continuation(point >> 12);
        target[at++] = continuation(point >> 6);
        target[at++] = continuation(point);
      }
    }
    return at;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | bits & 0x3F);
  }
}
