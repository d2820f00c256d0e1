package org.entopic.serde.avro.internal;

import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** Fields in a row whose values nobody wants. */
final class SkippedFields implements Consumer<AvroInput> {
  private final String[] names;
  private final Skipper[] skippers;

  SkippedFields(List<Schema.Field> fields) {
    names = fields.stream().map(Schema.Field::name).toArray(String[]::new);
    skippers = fields.stream().map(field -> Skipper.of(field.schema())).toArray(Skipper[]::new);
  }

  /** Moves behind their values. */
  @Override
  public void accept(AvroInput in) {
    int field = 0;
    try {
      for (; field < skippers.length; field++) {
        skippers[field].skip(in);
      }
    } catch (AvroMismatchException e) {
      throw e.in(names[field]);
    }
  }
}
