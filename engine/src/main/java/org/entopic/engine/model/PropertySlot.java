package org.entopic.engine.model;

import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/** Reads and writes the stored value of one property of an instance. */
interface PropertySlot {
  /** Returns the stored value. */
  @Nullable Object get(Object instance);

  /** Sets the stored value. */
  void set(Object instance, @Nullable Object stored);

  /** Sets the value of the member, among those of all members, that makes the stored value. */
  void put(@Nullable Object[] members, @Nullable Object stored);

  /** A property that is one member. */
  record Whole(EntityAccess<Object> access, int member, Class<?> type, ValueConversion conversion)
      implements PropertySlot {
    @Override
    public @Nullable Object get(Object instance) {
      return conversion.toStored(access.get(instance, member));
    }

    @Override
    public void set(Object instance, @Nullable Object stored) {
      Object value = conversion.toJava(stored);
      access.set(instance, member, value != null ? value : Zero.of(type));
    }

    @Override
    public void put(@Nullable Object[] members, @Nullable Object stored) {
      Object value = conversion.toJava(stored);
      members[member] = value != null ? value : Zero.of(type);
    }
  }

  /** A property that is part of the object in a member. */
  record Part(EntityAccess<Object> access, int member, EmbeddedValue value, int ordinal)
      implements PropertySlot {
    @Override
    public @Nullable Object get(Object instance) {
      return value.get(access.get(instance, member), ordinal);
    }

    @Override
    public void set(Object instance, @Nullable Object stored) {
      access.set(instance, member, value.with(access.get(instance, member), ordinal, stored));
    }

    @Override
    public void put(@Nullable Object[] members, @Nullable Object stored) {
      members[member] = value.with(members[member], ordinal, stored);
    }
  }
}
