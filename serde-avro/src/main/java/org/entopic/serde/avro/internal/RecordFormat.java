package org.entopic.serde.avro.internal;

import java.util.List;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;

/** Rows as records. */
final class RecordFormat implements ValueFormat {
  private final StructuralTypeModel type;
  private RecordField[] fields = {};

  RecordFormat(StructuralTypeModel type) {
    this.type = type;
  }

  /** Sets the fields, in the order in which they are written. */
  void bind(List<? extends RecordField> all) {
    fields = all.toArray(RecordField[]::new);
  }

  @Override
  public void write(AvroOutput out, Object value, int form) {
    write(out, (Row) value);
  }

  void write(AvroOutput out, Row row) {
    out.enter();
    for (RecordField field : fields) {
      field.write(out, row);
    }
    out.leave();
  }

  @Override
  public Object read(AvroInput in, int form) {
    var target = new RowBuilder(type);
    read(in, target);
    return target.buildNested();
  }

  void read(AvroInput in, RowBuilder target) {
    in.enter();
    for (RecordField field : fields) {
      field.read(in, target);
    }
    in.leave();
  }
}
