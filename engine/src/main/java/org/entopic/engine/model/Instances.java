package org.entopic.engine.model;

import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/** Makes instances through an access. */
final class Instances {
  private static final @Nullable Object[] NO_VALUES = {};

  private Instances() {}

  /** Returns a new instance of a class that is not constructor-bound. */
  static Object create(EntityAccess<Object> access) {
    return create(access, NO_VALUES);
  }

  // NullAway does not see the annotation of array elements in class files.
  @SuppressWarnings("NullAway")
  static Object create(EntityAccess<Object> access, @Nullable Object[] values) {
    return access.instantiate(values);
  }
}
