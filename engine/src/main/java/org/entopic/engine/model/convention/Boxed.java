package org.entopic.engine.model.convention;

import java.lang.invoke.MethodType;

/** The wrapper classes of the primitive types. */
final class Boxed {
  private Boxed() {}

  static Class<?> of(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
