package org.entopic.serde.json.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Well-formed JSON that is no value of its property; becomes a message once the type is known. */
final class JsonMismatchException extends IOException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final @Nullable String path;

  private JsonMismatchException(String expected, @Nullable String path) {
    super(expected);
    this.expected = expected;
    this.path = path;
  }

  static JsonMismatchException expected(String what) {
    return new JsonMismatchException(what, null);
  }

  JsonMismatchException in(String property) {
    return new JsonMismatchException(expected, path == null ? property : property + '.' + path);
  }

  String expected() {
    return expected;
  }

  /** Returns the property as messages name it. */
  String subject() {
    return path == null ? "the type" : "property '" + path + "'";
  }
}
