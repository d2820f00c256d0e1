package org.entopic.serde.protobuf.internal;

import org.entopic.spi.backend.Row;

/** Writes rows of one type as messages, the fields in the order of their numbers. */
final class MessageWriter {
  /** How deep messages nest at most, because readers refuse more. */
  static final int DEPTH = 100;

  private FieldWriter[] fields = {};

  void bind(FieldWriter[] writers) {
    fields = writers;
  }

  void write(WireWriter out, Row row, int depth) {
    if (depth > DEPTH) {
      throw UnwritableException.because("nests deeper than " + DEPTH + " messages");
    }
    for (FieldWriter field : fields) {
      field.write(out, row, depth);
    }
  }
}
