package org.entopic;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.entopic.query.CollectionProperty;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
import org.entopic.query.GroupQuery;
import org.entopic.query.IncludeQuery;
import org.entopic.query.JoinGroupQuery;
import org.entopic.query.JoinKeys;
import org.entopic.query.JoinQuery;
import org.entopic.query.LiveAggregate;
import org.entopic.query.Ordering;
import org.entopic.query.Parameter;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.QueryExplanation;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.Tuple;
import org.entopic.query.Updates;
import org.entopic.spi.engine.EngineSession;
import org.jspecify.annotations.Nullable;

/**
 * All entities of one class: the start of queries, and where entities are added and removed.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntitySet<T> implements EntityQuery<T> {
  private final Class<T> entityType;
  private @Nullable EngineSession session;

  EntitySet(Class<T> entityType) {
    this.entityType = entityType;
  }

  void bind(EngineSession engineSession) {
    session = engineSession;
  }

  /** Returns the entity class. */
  public Class<T> entityType() {
    return entityType;
  }

  /**
   * Starts tracking an entity, and everything reachable from it that is not tracked yet, as new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> add(T entity) {
    return session().add(entityType, entity);
  }

  /** Adds several entities; see {@link #add}. */
  public void addAll(Iterable<? extends T> entities) {
    entities.forEach(this::add);
  }

  /**
   * Starts tracking an entity, and everything reachable from it, as unchanged; entities whose
   * generated key is not set become new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> attach(T entity) {
    return session().attach(entityType, entity);
  }

  /**
   * Starts tracking an entity, and everything reachable from it, as modified in all properties;
   * entities whose generated key is not set become new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> update(T entity) {
    return session().update(entityType, entity);
  }

  /** Attaches several entities; see {@link #attach}. */
  public void attachAll(Iterable<? extends T> entities) {
    entities.forEach(this::attach);
  }

  /** Updates several entities; see {@link #update}. */
  public void updateAll(Iterable<? extends T> entities) {
    entities.forEach(this::update);
  }

  /** Marks an entity as deleted, tracking it first where needed; a new one is only forgotten. */
  public EntityEntry<T> remove(T entity) {
    return session().remove(entityType, entity);
  }

  /** Removes several entities; see {@link #remove}. */
  public void removeAll(Iterable<? extends T> entities) {
    entities.forEach(this::remove);
  }

  /**
   * Returns the entity with a key: the tracked instance, or else the stored one.
   *
   * @param key the values of the key properties, in key order; or one embedded key object
   * @throws IllegalArgumentException if the number or types of the values are not those of the key
   */
  public Optional<T> find(@Nullable Object @Nullable ... key) {
    return session().find(entityType, values(key));
  }

  /** Runs {@link #find} without blocking the caller. */
  public CompletableFuture<Optional<T>> findAsync(@Nullable Object @Nullable ... key) {
    return session().findAsync(entityType, values(key));
  }

  /** A null that the caller meant as one value comes as no array. */
  private static List<@Nullable Object> values(@Nullable Object @Nullable [] key) {
    @Nullable Object[] given = key == null ? new @Nullable Object[1] : key;
    return Arrays.asList(given);
  }

  /**
   * Returns groups that the local view keeps current.
   *
   * @param name the name under which {@link org.entopic.model.EntityTypeBuilder#aggregate} declared
   *     them
   * @throws QueryException if nothing was declared under it
   */
  public LiveAggregate aggregate(String name) {
    return session().aggregate(entityType, name);
  }

  /** Returns the tracked entities of this set that are not deleted, after looking for changes. */
  public LocalView<T> local() {
    return session().local(entityType);
  }

  @Override
  public EntityQuery<T> where(Predicate<? super T> predicate) {
    return query().where(predicate);
  }

  @Override
  public EntityQuery<T> filter(java.util.function.Predicate<? super T> predicate) {
    return query().filter(predicate);
  }

  @Override
  public EntityQuery<T> orderBy(Ordering<? super T> ordering) {
    return query().orderBy(ordering);
  }

  @Override
  public EntityQuery<T> thenBy(Ordering<? super T> ordering) {
    return query().thenBy(ordering);
  }

  @Override
  public EntityQuery<T> skip(long count) {
    return query().skip(count);
  }

  @Override
  public EntityQuery<T> take(long count) {
    return query().take(count);
  }

  @Override
  public EntityQuery<T> tag(String text) {
    return query().tag(text);
  }

  @Override
  public EntityQuery<T> requireIndex() {
    return query().requireIndex();
  }

  @Override
  public EntityQuery<T> timeout(Duration limit) {
    return query().timeout(limit);
  }

  @Override
  public <V> EntityQuery<T> bind(Parameter<V> parameter, @Nullable V value) {
    return query().bind(parameter, value);
  }

  @Override
  public <V> EntityQuery<T> bindAll(
      Parameter<V> parameter, Collection<? extends @Nullable V> values) {
    return query().bindAll(parameter, values);
  }

  @Override
  public <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, ReferenceProperty<? super S, N> reference) {
    return query().include(type, reference);
  }

  @Override
  public <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, CollectionProperty<? super S, N> collection) {
    return query().include(type, collection);
  }

  @Override
  public <N> IncludeQuery<T, N> include(
      CollectionProperty<? super T, N> collection, UnaryOperator<Query<N>> limits) {
    return query().include(collection, limits);
  }

  @Override
  public EntityQuery<T> include(String path) {
    return query().include(path);
  }

  @Override
  public EntityQuery<T> distinct() {
    return query();
  }

  @Override
  public EntityQuery<T> reverse() {
    return query().reverse();
  }

  @Override
  public <V> Query<V> select(Expression<? super T, V> value) {
    return query().select(value);
  }

  @Override
  public <P> Query<P> select(Class<P> record, Expression<?, ?>... values) {
    return query().select(record, values);
  }

  @Override
  public Query<Tuple> select(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    return query().select(first, second, more);
  }

  @Override
  public GroupQuery<T> groupBy(Expression<? super T, ?> first, Expression<?, ?>... more) {
    return query().groupBy(first, more);
  }

  @Override
  public EntityQuery<T> union(Query<T> other) {
    return query().union(other);
  }

  @Override
  public EntityQuery<T> concat(Query<T> other) {
    return query().concat(other);
  }

  @Override
  public EntityQuery<T> intersect(Query<T> other) {
    return query().intersect(other);
  }

  @Override
  public EntityQuery<T> except(Query<T> other) {
    return query().except(other);
  }

  @Override
  public <N, K> JoinQuery join(
      Query<N> other, Expression<? super T, K> key, Expression<? super N, K> otherKey) {
    return query().join(other, key, otherKey);
  }

  @Override
  public <N> JoinQuery join(Query<N> other, JoinKeys<? super T, ? super N> keys) {
    return query().join(other, keys);
  }

  @Override
  public <N, K> JoinQuery leftJoin(
      Query<N> other, Expression<? super T, K> key, Expression<? super N, K> otherKey) {
    return query().leftJoin(other, key, otherKey);
  }

  @Override
  public <N> JoinQuery leftJoin(Query<N> other, JoinKeys<? super T, ? super N> keys) {
    return query().leftJoin(other, keys);
  }

  @Override
  public <N, K> JoinQuery rightJoin(
      Query<N> other, Expression<? super T, K> key, Expression<? super N, K> otherKey) {
    return query().rightJoin(other, key, otherKey);
  }

  @Override
  public <N> JoinQuery rightJoin(Query<N> other, JoinKeys<? super T, ? super N> keys) {
    return query().rightJoin(other, keys);
  }

  @Override
  public <N, K> JoinQuery fullJoin(
      Query<N> other, Expression<? super T, K> key, Expression<? super N, K> otherKey) {
    return query().fullJoin(other, key, otherKey);
  }

  @Override
  public <N> JoinQuery fullJoin(Query<N> other, JoinKeys<? super T, ? super N> keys) {
    return query().fullJoin(other, keys);
  }

  @Override
  public <N, K> JoinGroupQuery groupJoin(
      Query<N> other, Expression<? super T, K> key, Expression<? super N, K> otherKey) {
    return query().groupJoin(other, key, otherKey);
  }

  @Override
  public <N> JoinGroupQuery groupJoin(Query<N> other, JoinKeys<? super T, ? super N> keys) {
    return query().groupJoin(other, keys);
  }

  @Override
  public <N> JoinQuery join(CollectionProperty<? super T, N> collection) {
    return query().join(collection);
  }

  @Override
  public <N> JoinQuery leftJoin(CollectionProperty<? super T, N> collection) {
    return query().leftJoin(collection);
  }

  @Override
  public JoinQuery crossJoin(Query<?> other) {
    return query().crossJoin(other);
  }

  @Override
  public <S extends T> EntityQuery<S> ofType(Class<S> type) {
    return query().ofType(type);
  }

  @Override
  public EntityQuery<T> useIndex(String index) {
    return query().useIndex(index);
  }

  @Override
  public EntityQuery<T> asNoTracking() {
    return query().asNoTracking();
  }

  @Override
  public EntityQuery<T> asTracking() {
    return query().asTracking();
  }

  @Override
  public EntityQuery<T> atLeast(ConsistencyToken token) {
    return query().atLeast(token);
  }

  @Override
  public EntityQuery<T> ignoreFilters() {
    return query().ignoreFilters();
  }

  @Override
  public EntityQuery<T> ignoreFilters(String first, String... more) {
    return query().ignoreFilters(first, more);
  }

  @Override
  public <N> IncludeQuery<T, N> include(ReferenceProperty<? super T, N> reference) {
    return query().include(reference);
  }

  @Override
  public <N> IncludeQuery<T, N> include(CollectionProperty<? super T, N> collection) {
    return query().include(collection);
  }

  @Override
  public SaveResult executeUpdate(UnaryOperator<Updates<T>> updates) {
    return query().executeUpdate(updates);
  }

  @Override
  public SaveResult executeDelete() {
    return query().executeDelete();
  }

  @Override
  public CompletableFuture<SaveResult> executeUpdateAsync(UnaryOperator<Updates<T>> updates) {
    return query().executeUpdateAsync(updates);
  }

  @Override
  public CompletableFuture<SaveResult> executeDeleteAsync() {
    return query().executeDeleteAsync();
  }

  @Override
  public List<T> toList() {
    return query().toList();
  }

  @Override
  public <K extends @Nullable Object> Map<K, List<T>> toGroups(Expression<? super T, K> key) {
    return query().toGroups(key);
  }

  @Override
  public Optional<T> first() {
    return query().first();
  }

  @Override
  public T single() {
    return query().single();
  }

  @Override
  public Optional<T> singleOrEmpty() {
    return query().singleOrEmpty();
  }

  @Override
  public boolean any() {
    return query().any();
  }

  @Override
  public long count() {
    return query().count();
  }

  @Override
  public boolean contains(T entity) {
    return query().contains(entity);
  }

  @Override
  public Stream<T> stream() {
    return query().stream();
  }

  @Override
  public <A extends @Nullable Object> CompletableFuture<A> async(
      Function<? super Query<T>, ? extends A> terminal) {
    return query().async(terminal);
  }

  @Override
  public CompletableFuture<List<T>> toListAsync() {
    return query().toListAsync();
  }

  @Override
  public CompletableFuture<Optional<T>> firstAsync() {
    return query().firstAsync();
  }

  @Override
  public CompletableFuture<T> singleAsync() {
    return query().singleAsync();
  }

  @Override
  public CompletableFuture<Boolean> anyAsync() {
    return query().anyAsync();
  }

  @Override
  public CompletableFuture<Long> countAsync() {
    return query().countAsync();
  }

  @Override
  public QueryExplanation explain() {
    return query().explain();
  }

  @Override
  public QueryExplanation explainAnalyze() {
    return query().explainAnalyze();
  }

  private EntityQuery<T> query() {
    return session().query(entityType);
  }

  private EngineSession session() {
    if (session == null) {
      throw new IllegalStateException(
          "API-02: The set of "
              + entityType.getName()
              + " is not bound. Create its context by EntityContextFactory.create().");
    }
    return session;
  }
}
