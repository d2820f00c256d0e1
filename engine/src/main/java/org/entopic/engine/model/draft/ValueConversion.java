package org.entopic.engine.model.draft;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a member's value and the value that rows hold become one another; thread-safe. */
public interface ValueConversion {

  /** The value as it is. */
  ValueConversion IDENTITY =
      new ValueConversion() {
        @Override
        public @Nullable Object toStored(@Nullable Object value) {
          return value;
        }

        @Override
        public @Nullable Object toJava(@Nullable Object stored) {
          return stored;
        }
      };

  /** Returns what rows hold of a member's value. */
  @Nullable Object toStored(@Nullable Object value);

  /** Returns the member's value for what a row holds. */
  @Nullable Object toJava(@Nullable Object stored);

  /** Returns whether a row would hold the same for a member's value. */
  default boolean matches(@Nullable Object value, @Nullable Object stored) {
    return Objects.deepEquals(toStored(value), stored);
  }

  /** Returns the conversion made of two functions, which see no null: null stays null. */
  static <J, S> ValueConversion of(
      Class<J> java, Class<S> stored, Function<J, S> toStored, Function<S, J> toJava) {
    return new ValueConversion() {
      @Override
      public @Nullable Object toStored(@Nullable Object value) {
        return value == null ? null : toStored.apply(java.cast(value));
      }

      @Override
      public @Nullable Object toJava(@Nullable Object value) {
        return value == null ? null : toJava.apply(stored.cast(value));
      }
    };
  }

  /** Returns the conversion that applies this one and then another on the way to the row. */
  default ValueConversion then(ValueConversion next) {
    ValueConversion first = this;
    if (next == IDENTITY) {
      return first;
    }
    return new ValueConversion() {
      @Override
      public @Nullable Object toStored(@Nullable Object value) {
        return next.toStored(first.toStored(value));
      }

      @Override
      public @Nullable Object toJava(@Nullable Object stored) {
        return first.toJava(next.toJava(stored));
      }
    };
  }
}
