package org.entopic.engine.model;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** The values that fields have before anybody sets them. */
final class Zero {
  private Zero() {}

  static @Nullable Object of(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }
}
