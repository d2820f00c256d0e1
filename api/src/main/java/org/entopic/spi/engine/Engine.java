package org.entopic.spi.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.entopic.ConsistencyToken;
import org.entopic.Database;
import org.entopic.DatabaseStatus;
import org.entopic.EntityContext;
import org.entopic.event.ChangeFeed;
import org.entopic.model.EntityModel;

/** What stands behind a factory; thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface Engine extends AutoCloseable {

  /** Returns the model. */
  EntityModel model();

  /**
   * Returns one of the replaceable rules.
   *
   * @throws org.entopic.ConfigurationException if there is no such service
   */
  <S> S service(Class<S> type);

  /**
   * Waits until the view holds all that is stored, for the configured time at the most, and inserts
   * what the model seeds.
   *
   * @throws org.entopic.StoreNotReadyException if it does not in time, or the thread is interrupted
   */
  void awaitReady();

  /** Returns the session of a new context. */
  EngineSession openSession(EntityContext context);

  /** Returns the feed of an entity type. */
  <T> ChangeFeed<T> changes(TypeName<T> entityType);

  /** Returns the database as applications see it. */
  Database openDatabase();

  /** Returns what the view holds and how far it has read. */
  DatabaseStatus status();

  /** Waits until the view holds what a save wrote. */
  void await(ConsistencyToken token, Duration timeout);

  /** Waits so without blocking. */
  CompletableFuture<Void> awaitAsync(ConsistencyToken token, Duration timeout);

  /** Returns the backend's provider and the serializers' that this engine uses. */
  List<Object> providers();

  /**
   * Closes the engine for a reason of its surroundings: later use fails with what the supplier
   * returns. Does nothing once closed.
   */
  void end(Supplier<? extends RuntimeException> reason);

  @Override
  void close();
}
