package org.entopic.serde.protobuf.internal;

import org.jspecify.annotations.Nullable;

/** A value that has no form on the wire; becomes a message once property and type are known. */
final class UnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final @Nullable String path;

  private UnwritableException(String reason, @Nullable String path) {
    super(reason, null, false, false);
    this.reason = reason;
    this.path = path;
  }

  static UnwritableException because(String reason) {
    return new UnwritableException(reason, null);
  }

  UnwritableException in(String property) {
    return new UnwritableException(reason, path == null ? property : property + '.' + path);
  }

  String reason() {
    return reason;
  }

  /** Returns the property as messages name it. */
  String subject() {
    return path == null ? "the type" : "property '" + path + "'";
  }
}
