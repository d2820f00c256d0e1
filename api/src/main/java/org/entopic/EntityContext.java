package org.entopic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.event.SaveFailedEvent;
import org.entopic.event.SavedEvent;
import org.entopic.event.SavingEvent;
import org.entopic.event.Subscription;
import org.entopic.model.ConventionBuilder;
import org.entopic.model.EntityModel;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Query;
import org.entopic.spi.engine.ContextModel;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A short unit of work: reads entities, keeps track of them and saves what changed.
 *
 * <p>Extend it, declare a set for each entity type, and let an {@link EntityContextFactory} make
 * the instances. A context is cheap. It is not thread-safe: overlapping use is refused with {@link
 * IllegalStateException}; handing it from thread to thread is fine. After {@link #close()} every
 * method throws {@link IllegalStateException}.
 *
 * <pre>{@code
 * public class BloggingContext extends EntityContext {
 *   public final EntitySet<Blog> blogs = set(Blog.class);
 *   public final EntitySet<Post> posts = set(Post.class);
 * }
 *
 * try (var db = factory.create()) {
 *   db.blogs.add(new Blog("https://example.org", 5));
 *   db.saveChanges();
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract class EntityContext implements AutoCloseable {
  static {
    ContextModel.readWith(
        context ->
            new ContextModel(context.getClass(), context.declaredTypes(), context::configure));
  }

  private final List<EntitySet<?>> declared = new ArrayList<>();
  private @Nullable EngineSession session;
  private boolean refusesTransactions;

  /** Creates a context that a factory has yet to bind. */
  protected EntityContext() {}

  /**
   * Returns the set of an entity class; called in field initialisers it makes the class part of the
   * model.
   */
  protected final <T> EntitySet<T> set(Class<T> type) {
    return set(TypeName.of(type));
  }

  /**
   * Returns the set of a property bag, which {@link #configureModel} declares by {@link
   * ModelBuilder#sharedEntity}; also called in field initialisers.
   *
   * @param entityName the name of the bag
   */
  protected final EntitySet<Map<String, Object>> set(String entityName) {
    return set(TypeName.ofBag(entityName));
  }

  private <T> EntitySet<T> set(TypeName<T> type) {
    var set = new EntitySet<>(type);
    if (session == null) {
      declared.add(set);
    } else {
      set.bind(session);
    }
    return set;
  }

  /**
   * Configures the model; called once for each factory, on an instance that is used for nothing
   * else.
   */
  protected void configureModel(ModelBuilder model) {}

  /**
   * Chooses the rules that complete the model, and defaults of properties; called once for each
   * factory, before {@link #configureModel}.
   */
  protected void configureConventions(ConventionBuilder conventions) {}

  /**
   * Returns the query that a text says, in a subset of the Jakarta Persistence query language.
   *
   * @throws QueryException if the text is not of the language, or does not fit the model
   * @see #query(Class, String, Map)
   */
  public final <R> Query<R> query(Class<R> type, String text) {
    return query(type, text, Map.of());
  }

  /**
   * Returns the query that a text says, in a subset of the Jakarta Persistence query language.
   *
   * <pre>{@code
   * db.query(Blog.class, "from Blog where rating > :lowest order by url", Map.of("lowest", 3))
   * }</pre>
   *
   * @param type the class of the results: an entity class, a record class whose components take the
   *     selected values in their order, {@link org.entopic.query.Tuple}, the class of a single
   *     value, or {@code Object} for whatever there is
   * @param text the query
   * @param parameters the value of each parameter by its name: {@code :name} or {@code ?1}
   * @throws QueryException if the text is not of the language, or does not fit the model
   */
  public final <R> Query<R> query(Class<R> type, String text, Map<String, ?> parameters) {
    return session().query(type, text, parameters);
  }

  /**
   * Writes everything that changed, all or nothing, and returns when this process can read it.
   *
   * @throws SaveFailedException if nothing was written; the context is as before
   * @throws SaveNotVisibleException if everything was written, and this process cannot read it in
   *     time
   * @throws SaveOutcomeUnknownException if the store did not answer in time
   * @throws StoreNotReadyException if the store cannot be reached; the context is as before
   */
  public final SaveResult saveChanges() {
    return session().save();
  }

  /**
   * Writes everything that changed, as {@link #saveChanges()}, without blocking the caller; the
   * context must not be used until the future is done.
   *
   * <p>Cancelling the future keeps what was not yet handed to the store from being written, and the
   * context is as before. A save that was handed over goes on to its end, because what is sent
   * cannot be called back. Either way the context is in use, and refuses to be used otherwise,
   * until what was begun is over; {@link #hasChanges()} then tells which it was.
   */
  public final CompletableFuture<SaveResult> saveChangesAsync() {
    return session().saveAsync();
  }

  /**
   * Begins a transaction: the saves of this context, and of those that join it, are collected and
   * written together by {@link Transaction#commit()}. Closing it, or this context, without a commit
   * rolls it back.
   *
   * @throws IllegalStateException if this context takes part in a transaction already, or the
   *     factory {@linkplain EntityContextFactoryBuilder#retries runs work again} and this context
   *     is not one that it gave to such work
   */
  public final Transaction begin() {
    return repeatableSession().begin(null);
  }

  /**
   * Begins a transaction as {@link #begin()} that must be committed within a time: later saves and
   * the commit are refused.
   *
   * @throws IllegalStateException as {@link #begin()} does
   */
  public final Transaction begin(Duration timeout) {
    return repeatableSession().begin(Objects.requireNonNull(timeout, "timeout"));
  }

  /**
   * Has this context take part in a transaction that another one has begun.
   *
   * @throws IllegalArgumentException if the transaction is one of another factory
   * @throws IllegalStateException if the transaction is over, or this context takes part in one
   *     already
   */
  public final void joinTransaction(Transaction transaction) {
    session().joinTransaction(Objects.requireNonNull(transaction, "transaction"));
  }

  /** Returns the transaction that this context takes part in, if there is one. */
  public final Optional<Transaction> transaction() {
    return session().transaction();
  }

  /**
   * Calls a listener before each save of this context, and before it looks for changes; after the
   * {@link org.entopic.event.SaveInterceptor}s of the factory.
   */
  public final Subscription onSaving(Consumer<? super SavingEvent> listener) {
    return session().intercept(SaveListener.saving(listener));
  }

  /** Calls a listener after each save of this context. */
  public final Subscription onSaved(Consumer<? super SavedEvent> listener) {
    return session().intercept(SaveListener.saved(listener));
  }

  /** Calls a listener before a save of this context throws. */
  public final Subscription onSaveFailed(Consumer<? super SaveFailedEvent> listener) {
    return session().intercept(SaveListener.failed(listener));
  }

  /** Returns the entry of an entity, which need not be tracked. */
  public final <T> EntityEntry<T> entry(T entity) {
    return session().entry(entity);
  }

  /** Returns the entries of all tracked entities, after looking for changes. */
  public final List<EntityEntry<?>> entries() {
    return session().entries();
  }

  /** Returns whether {@link #saveChanges()} would write anything. */
  public final boolean hasChanges() {
    return session().hasChanges();
  }

  /**
   * Looks for changes in all tracked entities; saving and {@link #entries()} do it by themselves.
   */
  public final void detectChanges() {
    session().detectChanges();
  }

  /** Returns how this context keeps track of its entities. */
  public final ChangeTracking tracking() {
    return session().tracking();
  }

  /** Forgets all tracked entities. */
  public final void clear() {
    session().clear();
  }

  /** Returns the model. */
  public final EntityModel model() {
    return session().model();
  }

  /**
   * Returns one of the engine's replaceable rules, an interface of {@code org.entopic.spi.service}:
   * what the factory's builder was given, completed by the engine's own.
   *
   * @throws ConfigurationException if there is no such service
   */
  public final <S> S service(Class<S> type) {
    return session().service(type);
  }

  /** Returns the database, which all contexts of the factory share. */
  public final Database database() {
    return session().database();
  }

  /** Ends the unit of work; what was not saved is forgotten. */
  @Override
  public final void close() {
    if (session != null) {
      session.close();
    }
  }

  private List<Class<?>> declaredTypes() {
    var types = new ArrayList<Class<?>>();
    for (EntitySet<?> set : declared) {
      if (set.hasClass()) {
        types.add(set.entityType());
      }
    }
    return types;
  }

  private void configure(ModelBuilder model) {
    configureConventions(model.conventions());
    configureModel(model);
  }

  final void bind(EngineSession engineSession) {
    session = engineSession;
    declared.forEach(set -> set.bind(engineSession));
  }

  /** Has the program begin transactions only where all that belongs to them can run again. */
  final void refuseTransactions() {
    refusesTransactions = true;
  }

  private EngineSession repeatableSession() {
    if (refusesTransactions) {
      throw new IllegalStateException(
          "API-22: The factory runs work again after failures, and a transaction cannot run again by"
              + " itself. Begin it inside of EntityContextFactory.execute(…) or run(…).");
    }
    return session();
  }

  private EngineSession session() {
    if (session == null) {
      throw new IllegalStateException(
          "API-01: "
              + getClass().getName()
              + " is not bound. Create it by EntityContextFactory.create().");
    }
    return session;
  }
}
