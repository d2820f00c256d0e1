package org.entopic.engine.model;

import org.jspecify.annotations.Nullable;

/** A class whose objects stand for a whole key. */
interface KeyClass {
  /** Returns the class. */
  Class<?> type();

  /** Returns the stored values of a key object, in key order. */
  @Nullable Object[] parts(Object key);
}
