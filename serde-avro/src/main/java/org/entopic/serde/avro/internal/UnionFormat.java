package org.entopic.serde.avro.internal;

import org.jspecify.annotations.Nullable;

/** Values of which some may be null and some have other forms: an index says which. */
final class UnionFormat {
  private final int nulls;
  private final int forms;
  private final ValueReader reader;

  /**
   * Creates the format.
   *
   * @param nullable whether null is written as the first form
   */
  UnionFormat(boolean nullable, ValueReader reader) {
    this.nulls = nullable ? 1 : 0;
    this.forms = nulls + reader.forms();
    this.reader = reader;
  }

  void write(AvroOutput out, @Nullable Object value) {
    if (value == null) {
      if (nulls == 0) {
        throw AvroMismatchException.expected("a value");
      }
      out.writeLong(0);
      return;
    }
    var format = (ValueFormat) reader;
    int form = format.form(value);
    if (forms > 1) {
      out.writeLong(form + nulls);
    }
    format.write(out, value, form);
  }

  @Nullable Object read(AvroInput in) {
    if (forms == 1) {
      return reader.read(in, 0);
    }
    int form = (int) in.readLong(0, forms - 1L) - nulls;
    return form < 0 ? null : reader.read(in, form);
  }
}
