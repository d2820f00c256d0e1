package org.entopic.spi.engine;

import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.event.ChangeFeed;
import org.entopic.model.EntityModel;

/** What stands behind a factory; thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface Engine extends AutoCloseable {

  /** Returns the model. */
  EntityModel model();

  /**
   * Waits until the view holds all that is stored, for the configured time at the most.
   *
   * @throws org.entopic.StoreNotReadyException if it does not in time, or the thread is interrupted
   */
  void awaitReady();

  /** Returns the session of a new context. */
  EngineSession openSession(EntityContext context);

  /** Returns the feed of an entity class. */
  <T> ChangeFeed<T> changes(Class<T> entityType);

  @Override
  void close();
}
