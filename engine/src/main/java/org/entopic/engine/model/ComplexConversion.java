package org.entopic.engine.model;

import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Complex values and the nested rows they are stored as. */
final class ComplexConversion implements ValueConversion {
  private final StructuralMapping mapping;

  ComplexConversion(StructuralMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public @Nullable Object toStored(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    var row = new RowBuilder(mapping.type());
    mapping.read(value, row);
    return row.buildNested();
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return stored == null ? null : mapping.instantiate((Row) stored, null);
  }

  @Override
  public boolean matches(@Nullable Object value, @Nullable Object stored) {
    return value == null || stored == null ? value == stored : mapping.matches(value, (Row) stored);
  }
}
