package org.entopic.engine.model;

import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** A member that rows do not hold as it is, or not as one value. */
interface MemberMapping {
  /** Returns the member's number in the access. */
  int member();

  /** Copies the member into a row. */
  void read(Object instance, RowBuilder target);

  /** Returns whether a row holds the same. */
  boolean matches(Object instance, Row row);

  /** Returns the member's value for a row. */
  @Nullable Object toJava(Row row);

  /** A member that becomes one value by a conversion. */
  record Converted(
      EntityAccess<Object> access,
      int member,
      Class<?> type,
      int ordinal,
      ValueConversion conversion)
      implements MemberMapping {
    @Override
    public void read(Object instance, RowBuilder target) {
      target.set(ordinal, conversion.toStored(access.get(instance, member)));
    }

    @Override
    public boolean matches(Object instance, Row row) {
      return conversion.matches(access.get(instance, member), row.get(ordinal));
    }

    @Override
    public @Nullable Object toJava(Row row) {
      Object value = conversion.toJava(row.get(ordinal));
      return value != null ? value : Zero.of(type);
    }
  }

  /** A member whose parts are properties of the entity. */
  record Embedded(EntityAccess<Object> access, int member, EmbeddedValue value)
      implements MemberMapping {
    @Override
    public void read(Object instance, RowBuilder target) {
      value.read(access.get(instance, member), target);
    }

    @Override
    public boolean matches(Object instance, Row row) {
      return value.matches(access.get(instance, member), row);
    }

    @Override
    public @Nullable Object toJava(Row row) {
      return value.make(row::get);
    }
  }
}
