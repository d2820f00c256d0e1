package org.entopic.engine.model.draft;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Optional;
import org.entopic.spi.access.EntityAccess;

/** Finds the access to classes, and objects of converter classes. */
public interface AccessSource {

  /** Returns the access to a class; where there is none, that has been reported as a problem. */
  Optional<EntityAccess<?>> access(Class<?> type);

  /** Returns the handle of a method; where it is out of reach, that has been reported. */
  Optional<MethodHandle> handle(Method method);

  /** Returns a new object; where it cannot be made, that has been reported as a problem. */
  <T> Optional<T> newInstance(Class<T> type);
}
