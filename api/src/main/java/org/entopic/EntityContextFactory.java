package org.entopic;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.entopic.event.ChangeFeed;
import org.entopic.model.EntityModel;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes contexts of one class, and holds what they share: the model, the serializers, the
 * connection to the store and the local view.
 *
 * <p>Thread-safe and long-lived: an application opens one and closes it at the end. Views of one
 * database are shared by all factories of the process.
 *
 * <pre>{@code
 * try (var factory = EntityContextFactory.of(BloggingContext::new)
 *     .database("blogging")
 *     .bootstrapServers("localhost:9092")
 *     .open()) {
 *   try (var db = factory.create()) {
 *     db.blogs.where(BlogFields.rating.gt(3)).toList();
 *   }
 * }
 * }</pre>
 *
 * @param <C> the context class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityContextFactory<C extends EntityContext> implements AutoCloseable {
  private final Supplier<? extends C> contexts;
  private final Engine engine;
  private final RetryStrategy retries;

  EntityContextFactory(Supplier<? extends C> contexts, Engine engine, RetryStrategy retries) {
    this.contexts = contexts;
    this.engine = engine;
    this.retries = retries;
  }

  /** Starts to configure a factory of the contexts that a constructor makes. */
  public static <C extends EntityContext> EntityContextFactoryBuilder<C> of(
      Supplier<? extends C> contexts) {
    return new EntityContextFactoryBuilder<>(Objects.requireNonNull(contexts, "contexts"));
  }

  /**
   * Returns a new context.
   *
   * @throws IllegalStateException if the factory is closed
   */
  public C create() {
    C context = createRepeatable();
    if (retries.isOn()) {
      context.refuseTransactions();
    }
    return context;
  }

  /** Returns a context for work that can run again. */
  private C createRepeatable() {
    C context = contexts.get();
    context.bind(engine.openSession(context));
    return context;
  }

  /**
   * Returns a new context that takes part in a transaction, which a context of this factory has
   * begun.
   *
   * @throws IllegalArgumentException if the transaction is one of another factory
   * @throws IllegalStateException if the factory is closed or the transaction is over
   */
  public C create(Transaction transaction) {
    C context = create();
    try {
      context.joinTransaction(transaction);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    return context;
  }

  /**
   * Runs a unit of work with a new context, and again with another one as the factory's {@linkplain
   * EntityContextFactoryBuilder#retries strategy} says. The work must be able to run again as a
   * whole: it reads what it needs, and leaves nothing behind but what it saves.
   *
   * @param work is given a context, which is closed afterwards; it saves what it has done
   * @return what the work returned
   */
  public <R extends @Nullable Object> R execute(Function<? super C, ? extends R> work) {
    return execute(retries, work);
  }

  /** Runs a unit of work as {@link #execute(Function)} does, with a strategy of its own. */
  public <R extends @Nullable Object> R execute(
      RetryStrategy strategy, Function<? super C, ? extends R> work) {
    Objects.requireNonNull(work, "work");
    return strategy.<R>run(
        () -> {
          try (C context = createRepeatable()) {
            return work.apply(context);
          }
        });
  }

  /**
   * Runs a unit of work that ends later with a new context, and again with another one as the
   * factory's {@linkplain EntityContextFactoryBuilder#retries strategy} says; no thread waits.
   *
   * @param work is given a context, which is closed when the stage that it returns is complete;
   *     called on this thread the first time
   * @return what the stage of the last run came to
   */
  public <R extends @Nullable Object> CompletableFuture<R> executeAsync(
      Function<? super C, ? extends CompletionStage<R>> work) {
    return executeAsync(retries, work);
  }

  /** Runs a unit of work as {@link #executeAsync(Function)} does, with a strategy of its own. */
  public <R extends @Nullable Object> CompletableFuture<R> executeAsync(
      RetryStrategy strategy, Function<? super C, ? extends CompletionStage<R>> work) {
    Objects.requireNonNull(work, "work");
    return strategy.runAsync(() -> attempt(work));
  }

  private <R extends @Nullable Object> CompletionStage<R> attempt(
      Function<? super C, ? extends CompletionStage<R>> work) {
    C context = createRepeatable();
    try {
      return work.apply(context).whenComplete((result, failure) -> context.close());
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
  }

  /** Runs a unit of work as {@link #execute(Function)} does, without a result. */
  public void run(Consumer<? super C> work) {
    run(retries, work);
  }

  /** Runs a unit of work without a result, with a strategy of its own. */
  public void run(RetryStrategy strategy, Consumer<? super C> work) {
    this.<@Nullable Void>execute(
        strategy,
        context -> {
          work.accept(context);
          return null;
        });
  }

  /** Returns the feed of all committed changes to an entity class, whichever process made them. */
  public <T> ChangeFeed<T> changes(Class<T> entityType) {
    return engine.changes(TypeName.of(entityType));
  }

  /**
   * Returns the feed of all committed changes to a property bag, whichever process made them.
   *
   * @param entityName the name that {@link org.entopic.model.ModelBuilder#sharedEntity} was given
   */
  public ChangeFeed<Map<String, Object>> changes(String entityName) {
    return engine.changes(TypeName.ofBag(entityName));
  }

  /** Returns the model. */
  public EntityModel model() {
    return engine.model();
  }

  /** Returns the database. */
  public Database database() {
    return engine.openDatabase();
  }

  /**
   * Returns one of the engine's replaceable rules, an interface of {@code org.entopic.spi.service}:
   * what the factory's builder was given, completed by the engine's own.
   *
   * @throws ConfigurationException if there is no such service
   */
  public <S> S service(Class<S> type) {
    return engine.service(type);
  }

  /**
   * Returns what the local view holds and how far it has read; asks the store for the ends of the
   * topics.
   *
   * @throws StoreNotReadyException if the view is not ready, or the store does not answer within
   *     the save time-out
   * @throws QueryException if the backend only writes
   */
  public DatabaseStatus status() {
    return engine.status();
  }

  /**
   * Waits until this process can read what a save wrote, whichever process made it. Positions in
   * topics of which the model has no entity type are passed over.
   *
   * @param token what the save returned
   * @param timeout how long to wait at the most; zero looks once
   * @throws StoreNotReadyException if it cannot be read in time or the thread is interrupted, which
   *     it stays; or if it never will, because a topic was deleted since
   * @throws IllegalArgumentException if the model has an entity type of none of the token's topics
   * @throws QueryException if the backend only writes
   */
  public void await(ConsistencyToken token, Duration timeout) {
    engine.await(token, timeout);
  }

  /** Waits as {@link #await} does, without blocking the caller; the future fails as that throws. */
  public CompletableFuture<Void> awaitAsync(ConsistencyToken token, Duration timeout) {
    return engine.awaitAsync(token, timeout);
  }

  /** Closes the factory and what only it uses; its contexts can be used no more. */
  @Override
  public void close() {
    engine.close();
  }
}
