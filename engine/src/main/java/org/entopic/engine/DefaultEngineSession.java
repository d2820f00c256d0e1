package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.entopic.ChangeTracking;
import org.entopic.Database;
import org.entopic.EntityContext;
import org.entopic.EntityEntry;
import org.entopic.LocalView;
import org.entopic.SaveResult;
import org.entopic.Transaction;
import org.entopic.engine.query.DefaultEntityQuery;
import org.entopic.engine.query.DefaultLiveAggregate;
import org.entopic.engine.query.TextQueries;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.Subscription;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.EntityQuery;
import org.entopic.query.LiveAggregate;
import org.entopic.query.Query;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;

/** What stands behind one context; refuses overlapping use, otherwise not thread-safe. */
final class DefaultEngineSession implements EngineSession {
  private final SessionParts parts;
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final SessionQueries queries;
  private final EntityFinder finder;
  private final SaveInterception interception;
  private final SessionTransaction transactions;
  private final SessionSaves saves;

  DefaultEngineSession(SessionParts parts, EntityContext context) {
    this.parts = parts;
    this.guard = new ContextGuard(context.getClass().getName(), parts.factory());
    var reader = new SessionReader(parts.store());
    this.tracker =
        new ChangeTracker(parts.tracking(), new ViewRows(reader), parts.resolution(), context);
    tracker.settings().queryTrackingBehavior(parts.queryTrackingBehavior());
    guard.whenIdle(tracker::deliverEvents);
    tracker.entries().handOut(entry -> GuardedEntry.of(guard, entry));
    this.transactions =
        new SessionTransaction(context, parts, guard, reader, tracker.uncommittedSaves());
    var bulk = new BulkSaves(parts, context, reader, transactions);
    this.queries = new SessionQueries(parts, context, guard, tracker, reader, bulk);
    this.finder = new EntityFinder(queries);
    this.interception = new SaveInterception(context, parts.hooks().saves(), parts.saveTimeout());
    this.saves = new SessionSaves(parts, guard, tracker, queries, interception, transactions);
    tracker.entries().navigations(new SessionNavigations(queries));
  }

  @Override
  public Database database() {
    return guard.run(parts::database);
  }

  @Override
  public EntityModel model() {
    return parts.model();
  }

  @Override
  public <S> S service(Class<S> type) {
    return parts.model().services().get(type);
  }

  @Override
  public <T> EntityQuery<T> query(TypeName<T> type) {
    return new DefaultEntityQuery<>(queries, typeOf(type), type.javaType());
  }

  @Override
  public <R> Query<R> query(Class<R> type, String text, Map<String, ?> parameters) {
    return TextQueries.of(queries, type, text, parameters);
  }

  @Override
  public LiveAggregate aggregate(TypeName<?> type, String name) {
    return DefaultLiveAggregate.of(queries, typeOf(type), name);
  }

  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @Override
  @SuppressWarnings("NullAway")
  public <T> Optional<T> find(TypeName<T> type, List<@Nullable Object> key) {
    return guard.run(() -> finder.find(type, key));
  }

  @Override
  @SuppressWarnings("NullAway")
  public <T> CompletableFuture<Optional<T>> findAsync(
      TypeName<T> type, List<@Nullable Object> key) {
    return queries.runAsync(() -> finder.find(type, key));
  }

  @Override
  public <T> EntityEntry<T> add(TypeName<T> type, T entity) {
    return guarded(guard.run(() -> tracker.add(entity, typeOf(type))));
  }

  @Override
  public <T> EntityEntry<T> attach(TypeName<T> type, T entity) {
    return guarded(guard.run(() -> tracker.attach(entity, typeOf(type))));
  }

  @Override
  public <T> EntityEntry<T> update(TypeName<T> type, T entity) {
    return guarded(guard.run(() -> tracker.update(entity, typeOf(type))));
  }

  @Override
  public <T> EntityEntry<T> remove(TypeName<T> type, T entity) {
    return guarded(guard.run(() -> tracker.remove(entity, typeOf(type))));
  }

  @Override
  public <T> LocalView<T> local(TypeName<T> type) {
    EntityTypeModel found = typeOf(type);
    guard.run(() -> tracker.entries().local(found, type.javaType()));
    return new GuardedLocalView<>(guard, tracker, parts.model(), found, type.javaType());
  }

  private EntityTypeModel typeOf(TypeName<?> name) {
    return EntityTypes.of(parts.model(), name);
  }

  @Override
  public <T> EntityEntry<T> entry(T entity) {
    return guarded(guard.run(() -> tracker.entries().of(entity)));
  }

  @Override
  public List<EntityEntry<?>> entries() {
    return GuardedEntry.all(guard, guard.run(() -> tracker.entries().all()));
  }

  @Override
  public boolean hasChanges() {
    return guard.run(tracker::hasChanges);
  }

  @Override
  public void detectChanges() {
    guard.use(tracker::detect);
  }

  @Override
  public ChangeTracking tracking() {
    return guard.run(() -> new GuardedTracking(guard, tracker, saves));
  }

  @Override
  public void clear() {
    guard.use(
        () -> {
          tracker.clear();
          transactions.cleared();
        });
  }

  private <T> EntityEntry<T> guarded(EntityEntry<T> entry) {
    return new GuardedEntry<>(guard, entry);
  }

  @Override
  public SaveResult save() {
    return saves.save();
  }

  @Override
  public CompletableFuture<SaveResult> saveAsync() {
    return saves.saveAsync();
  }

  @Override
  public Subscription intercept(SaveInterceptor interceptor) {
    return interception.add(interceptor);
  }

  @Override
  public Transaction begin(@Nullable Duration timeout) {
    return transactions.begin(timeout);
  }

  @Override
  public void joinTransaction(Transaction transaction) {
    transactions.join(transaction);
  }

  @Override
  public Optional<Transaction> transaction() {
    return transactions.current();
  }

  @Override
  public void close() {
    try {
      transactions.close();
    } finally {
      guard.close();
      queries.endStreams();
      guard.atEnd(tracker::release);
    }
  }
}
