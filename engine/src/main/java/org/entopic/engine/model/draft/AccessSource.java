package org.entopic.engine.model.draft;

import java.util.Optional;
import org.entopic.spi.access.EntityAccess;

/** Finds the access to classes, and objects of converter classes. */
public interface AccessSource {

  /** Returns the access to a class; where there is none, that has been reported as a problem. */
  Optional<EntityAccess<?>> access(Class<?> type);

  /** Returns a new object; where it cannot be made, that has been reported as a problem. */
  <T> Optional<T> newInstance(Class<T> type);
}
