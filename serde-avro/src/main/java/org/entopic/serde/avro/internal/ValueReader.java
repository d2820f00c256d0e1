package org.entopic.serde.avro.internal;

/** Reads values that are not null. */
interface ValueReader {

  /** Returns how many forms there are; an index stands before a value of one of several. */
  default int forms() {
    return 1;
  }

  /** Returns a value in one of its forms. */
  Object read(AvroInput in, int form);
}
