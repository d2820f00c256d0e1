package org.entopic.engine.model;

import java.util.Optional;
import org.entopic.engine.model.draft.ValueConversion;
import org.jspecify.annotations.Nullable;

/** Values in an {@link Optional}, stored as the value or null. */
final class OptionalConversion implements ValueConversion {
  private final ValueConversion inner;

  OptionalConversion(ValueConversion inner) {
    this.inner = inner;
  }

  @Override
  public @Nullable Object toStored(@Nullable Object value) {
    return inner.toStored(unwrap(value));
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    return Optional.ofNullable(inner.toJava(stored));
  }

  @Override
  public boolean matches(@Nullable Object value, @Nullable Object stored) {
    return inner.matches(unwrap(value), stored);
  }

  private static @Nullable Object unwrap(@Nullable Object value) {
    return value == null ? null : ((Optional<?>) value).orElse(null);
  }
}
