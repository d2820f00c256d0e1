package org.entopic.spi.access;

import org.apiguardian.api.API;

/** Loads one navigation of the entities of a context; as thread-safe as the context. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface LazyLoader {

  /**
   * Loads what an entity is related to, unless the context does not load lazily, and marks the
   * cell.
   *
   * @param owner what the cell was bound with
   * @throws IllegalStateException if the context is closed or in use by another thread, or the
   *     entity is not tracked any more
   */
  void load(Object owner);

  /** Returns whether a context that is open tracks the entity. */
  boolean holds(Object owner);
}
