package org.entopic.serde.protobuf.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A well-formed field that is no value of its property; becomes a message with type and place. */
final class MismatchException extends IOException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final @Nullable String path;

  private MismatchException(String expected, @Nullable String path) {
    super(expected);
    this.expected = expected;
    this.path = path;
  }

  static MismatchException expected(String what) {
    return new MismatchException(what, null);
  }

  MismatchException in(String property) {
    return new MismatchException(expected, path == null ? property : property + '.' + path);
  }

  String expected() {
    return expected;
  }

  /** Returns the property as messages name it. */
  String subject() {
    return path == null ? "the type" : "property '" + path + "'";
  }
}
