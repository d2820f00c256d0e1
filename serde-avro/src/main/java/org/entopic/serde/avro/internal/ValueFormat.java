package org.entopic.serde.avro.internal;

/** How values of one stored type, which are not null, stand in Avro. */
interface ValueFormat extends ValueReader {

  /** Returns the form in which a value is written. */
  default int form(Object value) {
    return 0;
  }

  /** Writes a value in its form. */
  void write(AvroOutput out, Object value, int form);
}
