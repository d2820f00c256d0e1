package org.entopic.engine.model;

import org.jspecify.annotations.Nullable;

/** The instance of a join type, which has no class of the user's: stored values by ordinal. */
public final class JoinEntity {
  private final @Nullable Object[] values;

  /** Creates an instance without values. */
  public JoinEntity(int properties) {
    values = new Object[properties];
  }

  /** Returns a stored value. */
  public @Nullable Object get(int ordinal) {
    return values[ordinal];
  }

  /** Sets a stored value. */
  public void set(int ordinal, @Nullable Object value) {
    values[ordinal] = value;
  }
}
