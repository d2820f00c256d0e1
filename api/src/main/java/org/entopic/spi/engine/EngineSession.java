package org.entopic.spi.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.ChangeTracking;
import org.entopic.Database;
import org.entopic.EntityEntry;
import org.entopic.LocalView;
import org.entopic.SaveResult;
import org.entopic.Transaction;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.Subscription;
import org.entopic.model.EntityModel;
import org.entopic.query.EntityQuery;
import org.entopic.query.LiveAggregate;
import org.entopic.query.Query;
import org.jspecify.annotations.Nullable;

/** What stands behind a context; its methods are those of the context and its sets. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface EngineSession extends AutoCloseable {

  /** Returns the model. */
  EntityModel model();

  /** Returns one of the engine's replaceable rules. */
  <S> S service(Class<S> type);

  /** Returns the database. */
  Database database();

  /** Returns the query of all entities of a type. */
  <T> EntityQuery<T> query(TypeName<T> type);

  /** Returns the query that a text says. */
  <R> Query<R> query(Class<R> type, String text, Map<String, ?> parameters);

  /** Returns groups of a type that the local view keeps current. */
  LiveAggregate aggregate(TypeName<?> type, String name);

  /** Returns the entity with a key. */
  <T> Optional<T> find(TypeName<T> type, List<@Nullable Object> key);

  /** Returns the entity with a key without blocking. */
  <T> CompletableFuture<Optional<T>> findAsync(TypeName<T> type, List<@Nullable Object> key);

  /** Tracks a graph as new. */
  <T> EntityEntry<T> add(TypeName<T> type, T entity);

  /** Tracks a graph as unchanged. */
  <T> EntityEntry<T> attach(TypeName<T> type, T entity);

  /** Tracks a graph as modified. */
  <T> EntityEntry<T> update(TypeName<T> type, T entity);

  /** Marks an entity as deleted. */
  <T> EntityEntry<T> remove(TypeName<T> type, T entity);

  /** Returns the tracked entities of a type that are not deleted. */
  <T> LocalView<T> local(TypeName<T> type);

  /** Returns the entry of an entity. */
  <T> EntityEntry<T> entry(T entity);

  /** Returns all entries. */
  List<EntityEntry<?>> entries();

  /** Returns whether a save would write anything. */
  boolean hasChanges();

  /** Looks for changes. */
  void detectChanges();

  /** Returns how the session keeps track of entities. */
  ChangeTracking tracking();

  /** Forgets all tracked entities. */
  void clear();

  /** Writes what changed. */
  SaveResult save();

  /** Writes what changed without blocking. */
  CompletableFuture<SaveResult> saveAsync();

  /** Has an interceptor take part in the saves of this session. */
  Subscription intercept(SaveInterceptor interceptor);

  /**
   * Begins a transaction.
   *
   * @param timeout how long it may take; null for as long as it likes
   */
  Transaction begin(@Nullable Duration timeout);

  /** Takes part in a transaction. */
  void joinTransaction(Transaction transaction);

  /** Returns the transaction that the session takes part in. */
  Optional<Transaction> transaction();

  @Override
  void close();
}
