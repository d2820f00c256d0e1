package org.entopic.engine.query;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContext;
import org.entopic.SaveResult;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.engine.tracking.RowTracker;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** What queries need of the session of the context they belong to. */
public interface QueryContext {

  /** Returns the model. */
  EngineModel model();

  /** Returns the context that runs the queries, for the filters of the model. */
  EntityContext context();

  /** Returns who takes part in queries. */
  QueryHooks hooks();

  /** Returns whether what is lazy loads itself. */
  boolean loadsLazily();

  /** Returns what queries that do not say do with their entities. */
  QueryTrackingBehavior queryTrackingBehavior();

  /**
   * Refuses to load what is asked for after the context was closed.
   *
   * @throws IllegalStateException if it is closed, or its factory
   */
  void requireOpenFor(NavigationModel navigation);

  /** Returns the change tracker. */
  RowTracker tracker();

  /** Returns what the backend can do; only accesses it declares are planned. */
  Set<BackendCapability> capabilities();

  /** Returns the live aggregates of a type that the backend may keep. */
  List<LiveAggregation> aggregations(EntityTypeModel type);

  /**
   * Returns what reads the local view.
   *
   * @throws org.entopic.QueryException if the backend has no views
   */
  StoreReader reader();

  /**
   * Saves changes that the context does not track; these are made again where somebody else has
   * changed the same.
   *
   * @param changes makes the changes with a tracker of its own
   */
  SaveResult saveApart(Consumer<ChangeTracker> changes);

  /**
   * Waits until the local view holds what a save wrote.
   *
   * @throws org.entopic.StoreNotReadyException if it does not in time
   */
  void await(ConsistencyToken token);

  /**
   * Runs an operation while nothing else uses the context.
   *
   * @throws IllegalStateException if the context is closed, or in use by another thread
   */
  <R extends @Nullable Object> R run(Supplier<R> operation);

  /**
   * Runs an operation on another thread; the context is in use from now until the future is done.
   *
   * @throws IllegalStateException if the context is closed, or in use by another thread
   */
  <R extends @Nullable Object> CompletableFuture<R> runAsync(Supplier<R> operation);

  /**
   * Returns what says whether nobody waits for the running operation any more; null where that
   * cannot be.
   */
  @Nullable BooleanSupplier cancellation();

  /**
   * Keeps what ends an open stream, so that closing the context ends it; called inside {@link
   * #run}.
   */
  void register(Runnable end);

  /** Forgets what ends a stream; called when the stream has ended, from any thread. */
  void unregister(Runnable end);
}
