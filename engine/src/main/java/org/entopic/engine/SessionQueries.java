package org.entopic.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContext;
import org.entopic.SaveResult;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.query.QueryContext;
import org.entopic.engine.query.QueryHooks;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.engine.tracking.RowTracker;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.LazyLoading;
import org.entopic.model.NavigationModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** What the queries of one context are given, and how operations of the context run. */
final class SessionQueries implements QueryContext {
  private final SessionParts parts;
  private final EntityContext context;
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final SessionReader reader;
  private final BulkSaves bulk;
  private @Nullable BooleanSupplier cancellation;
  private final Set<Runnable> streams = ConcurrentHashMap.newKeySet();

  SessionQueries(
      SessionParts parts,
      EntityContext context,
      ContextGuard guard,
      ChangeTracker tracker,
      SessionReader reader,
      BulkSaves bulk) {
    this.parts = parts;
    this.context = context;
    this.guard = guard;
    this.tracker = tracker;
    this.reader = reader;
    this.bulk = bulk;
  }

  @Override
  public EngineModel model() {
    return parts.model();
  }

  @Override
  public EntityContext context() {
    return context;
  }

  @Override
  public RowTracker tracker() {
    return tracker.rows();
  }

  @Override
  public QueryHooks hooks() {
    return parts.hooks().queries();
  }

  @Override
  public boolean loadsLazily() {
    return tracker.settings().lazyLoading() == LazyLoading.ON;
  }

  @Override
  public QueryTrackingBehavior queryTrackingBehavior() {
    return tracker.settings().queryTrackingBehavior();
  }

  @Override
  public void requireOpenFor(NavigationModel navigation) {
    if (guard.isClosed()) {
      throw EngineMessages.notLoaded(navigation);
    }
  }

  @Override
  public Set<BackendCapability> capabilities() {
    return parts.store().capabilities();
  }

  @Override
  public List<LiveAggregation> aggregations(EntityTypeModel type) {
    return parts.store().aggregations(type);
  }

  @Override
  public StoreReader reader() {
    return reader.required();
  }

  @Override
  public SaveResult saveApart(Consumer<ChangeTracker> changes) {
    return bulk.save(changes, new SessionNavigations(this));
  }

  @Override
  public void await(ConsistencyToken token) {
    parts.tokens().await(token, parts.visibility().timeout());
  }

  @Override
  public <R extends @Nullable Object> R run(Supplier<R> operation) {
    return guard.run(operation);
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> runAsync(Supplier<R> operation) {
    return runAsync(cancelled -> operation.get());
  }

  /**
   * Runs an operation without blocking the caller, unless its future is cancelled before.
   *
   * @param operation is given what tells whether its future was cancelled
   */
  <R extends @Nullable Object> CompletableFuture<R> runAsync(
      Function<BooleanSupplier, R> operation) {
    guard.hold();
    var result = new CompletableFuture<R>();
    CompletableFuture.supplyAsync(
            () -> guard.step(() -> unlessCancelled(result, operation)), parts.executor())
        .whenComplete(
            (value, failure) -> {
              guard.release();
              Futures.complete(result, value, failure);
            });
    return result;
  }

  private <R extends @Nullable Object> R unlessCancelled(
      CompletableFuture<R> result, Function<BooleanSupplier, R> operation) {
    if (result.isCancelled()) {
      throw EngineMessages.cancelled();
    }
    cancellation = result::isCancelled;
    try {
      return operation.apply(result::isCancelled);
    } finally {
      cancellation = null;
    }
  }

  @Override
  public @Nullable BooleanSupplier cancellation() {
    return cancellation;
  }

  /**
   * Starts an operation on this thread that ends later; the context is held until then, and free
   * again before the future is done, unless that was cancelled.
   *
   * @param operation is given what tells whether the future was cancelled
   */
  <R> CompletableFuture<R> compose(Function<BooleanSupplier, CompletableFuture<R>> operation) {
    guard.hold();
    var result = new CompletableFuture<R>();
    CompletableFuture<R> running;
    try {
      running = guard.step(() -> operation.apply(result::isCancelled));
    } catch (RuntimeException e) {
      running = CompletableFuture.failedFuture(e);
    } catch (Error e) {
      guard.release();
      throw e;
    }
    if (running.isDone()) {
      running.whenComplete((value, failure) -> end(result, value, failure));
    } else {
      running.whenCompleteAsync((value, failure) -> end(result, value, failure), parts.executor());
    }
    return result;
  }

  private <R extends @Nullable Object> void end(
      CompletableFuture<R> result, R value, @Nullable Throwable failure) {
    guard.release();
    Futures.complete(result, value, failure);
  }

  @Override
  public void register(Runnable end) {
    streams.add(end);
  }

  @Override
  public void unregister(Runnable end) {
    streams.remove(end);
  }

  /** Ends all open streams. */
  void endStreams() {
    List.copyOf(streams).forEach(Runnable::run);
    streams.clear();
  }
}
