package org.entopic;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.entopic.query.CollectionProperty;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
import org.entopic.query.GroupQuery;
import org.entopic.query.IncludeQuery;
import org.entopic.query.JoinGroupQuery;
import org.entopic.query.JoinKeys;
import org.entopic.query.JoinQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Parameter;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.QueryExplanation;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.Tuple;
import org.entopic.query.Updates;
import org.jspecify.annotations.Nullable;

/** The query of all entities of a set, which operators start from. */
abstract class SetQuery<T> implements EntityQuery<T> {

  /** Returns the query of all entities. */
  abstract EntityQuery<T> query();

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
  public EntityQuery<T> requireIndex(String index) {
    return query().requireIndex(index);
  }

  @Override
  public EntityQuery<T> parallel() {
    return query().parallel();
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
    return query().distinct();
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
  public EntityQuery<T> asNoTracking() {
    return query().asNoTracking();
  }

  @Override
  public EntityQuery<T> asNoTrackingWithIdentityResolution() {
    return query().asNoTrackingWithIdentityResolution();
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
  public EntityQuery<T> ignoreAutoIncludes() {
    return query().ignoreAutoIncludes();
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
}
