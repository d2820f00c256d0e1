package org.entopic.serde.avro.internal;

import org.jspecify.annotations.Nullable;

/** Bytes or a value that do not fit their schema; becomes a message once the type is known. */
final class AvroMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final @Nullable String path;

  private AvroMismatchException(String expected, @Nullable String path) {
    super(expected, null, false, false);
    this.expected = expected;
    this.path = path;
  }

  static AvroMismatchException expected(String what) {
    return new AvroMismatchException(what, null);
  }

  static AvroMismatchException end() {
    return new AvroMismatchException("more bytes", null);
  }

  AvroMismatchException in(String property) {
    return new AvroMismatchException(expected, path == null ? property : property + '.' + path);
  }

  String expectation() {
    return expected;
  }

  /** Returns the property as messages name it. */
  String subject() {
    return path == null ? "the type" : "the property '" + path + "'";
  }
}
