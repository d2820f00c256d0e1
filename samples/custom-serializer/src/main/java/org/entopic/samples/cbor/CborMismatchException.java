package org.entopic.samples.cbor;

import java.io.IOException;

/** A record is well-formed and not what its schema says; its message quotes no value. */
final class CborMismatchException extends IOException {
  private static final long serialVersionUID = 1;

  private final String fact;

  CborMismatchException(String fact) {
    super(fact);
    this.fact = fact;
  }

  String fact() {
    return fact;
  }
}
