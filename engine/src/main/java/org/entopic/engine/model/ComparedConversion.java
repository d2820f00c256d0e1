package org.entopic.engine.model;

import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.ValueComparer;
import org.jspecify.annotations.Nullable;

/** A conversion whose values are compared by the application's rule. */
record ComparedConversion(ValueConversion conversion, ValueComparer<Object> comparer)
    implements ValueConversion {
  @SuppressWarnings("unchecked")
  static ValueConversion of(ValueConversion conversion, ValueComparer<?> comparer) {
    return new ComparedConversion(conversion, (ValueComparer<Object>) comparer);
  }

  @Override
  public @Nullable Object toStored(@Nullable Object value) {
    return conversion.toStored(value);
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return conversion.toJava(stored);
  }

  @Override
  public boolean matches(@Nullable Object value, @Nullable Object stored) {
    Object before = conversion.toJava(stored);
    return value == null || before == null ? value == before : comparer.areEqual(value, before);
  }
}
