package org.entopic.query;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.entopic.ConsistencyToken;
import org.entopic.SaveResult;
import org.jspecify.annotations.Nullable;

/**
 * A query whose results are entities, tracked by its context unless {@link #asNoTracking()} is
 * said, or {@link org.entopic.ChangeTracking#queryTrackingBehavior} says otherwise for the queries
 * of a context.
 *
 * <p>Immutable; see {@link Query} for how it runs.
 *
 * <pre>{@code
 * List<Blog> top = db.blogs.where(BlogFields.rating.gt(3))
 *     .orderBy(BlogFields.url.asc())
 *     .include(BlogFields.posts)
 *     .toList();
 * }</pre>
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityQuery<T> extends Query<T> {

  @Override
  EntityQuery<T> where(Predicate<? super T> predicate);

  @Override
  EntityQuery<T> filter(java.util.function.Predicate<? super T> predicate);

  @Override
  EntityQuery<T> orderBy(Ordering<? super T> ordering);

  @Override
  EntityQuery<T> thenBy(Ordering<? super T> ordering);

  @Override
  EntityQuery<T> skip(long count);

  @Override
  EntityQuery<T> take(long count);

  @Override
  EntityQuery<T> tag(String text);

  @Override
  EntityQuery<T> requireIndex();

  @Override
  EntityQuery<T> requireIndex(String index);

  @Override
  EntityQuery<T> parallel();

  @Override
  EntityQuery<T> timeout(Duration limit);

  @Override
  <V> EntityQuery<T> bind(Parameter<V> parameter, @Nullable V value);

  @Override
  <V> EntityQuery<T> bindAll(Parameter<V> parameter, Collection<? extends @Nullable V> values);

  @Override
  EntityQuery<T> distinct();

  @Override
  EntityQuery<T> reverse();

  @Override
  EntityQuery<T> union(Query<T> other);

  @Override
  EntityQuery<T> concat(Query<T> other);

  @Override
  EntityQuery<T> intersect(Query<T> other);

  @Override
  EntityQuery<T> except(Query<T> other);

  /**
   * Returns this query limited to the entities of a class that extends this one.
   *
   * @throws org.entopic.QueryException if the class is not part of the model
   */
  <S extends T> EntityQuery<S> ofType(Class<S> type);

  /**
   * Returns this query with entities that the context does not track. Each result is a fresh
   * instance, and what was included beside it is connected to it; whether two results share an
   * instance, of themselves or of what they refer to, is left open.
   *
   * <p>Of this and the two methods that follow the last one counts.
   */
  EntityQuery<T> asNoTracking();

  /**
   * Returns this query with entities that the context does not track, one instance for each key in
   * the whole result, includes and projections too. A stream therefore keeps every entity that it
   * has handed out. Entities of types without a key have no identity.
   */
  EntityQuery<T> asNoTrackingWithIdentityResolution();

  /** Returns this query with entities that the context tracks. */
  EntityQuery<T> asTracking();

  /**
   * Returns this query of a state that holds what a save wrote, whichever process made it: running
   * it waits for that, at most as long as {@linkplain
   * org.entopic.EntityContextFactoryBuilder#visibilityTimeout saves} of this factory wait.
   *
   * <p>Running it throws what {@link org.entopic.EntityContextFactory#await} does.
   */
  EntityQuery<T> atLeast(ConsistencyToken token);

  /** Returns this query without the filters of the model. */
  EntityQuery<T> ignoreFilters();

  /**
   * Returns this query without the filters of the model that have these names, on its type and on
   * related ones.
   *
   * @throws org.entopic.QueryException when it runs, if no type has a filter of a name
   */
  EntityQuery<T> ignoreFilters(String first, String... more);

  /**
   * Returns this query without what the model has queries {@linkplain
   * org.entopic.model.EntityTypeBuilder#autoInclude(String) include by themselves}.
   */
  EntityQuery<T> ignoreAutoIncludes();

  /** Returns this query with a related entity loaded beside each result. */
  <N> IncludeQuery<T, N> include(ReferenceProperty<? super T, N> reference);

  /** Returns this query with the related entities loaded beside each result. */
  <N> IncludeQuery<T, N> include(CollectionProperty<? super T, N> collection);

  /**
   * Returns this query with a related entity loaded beside each result of a class; the other
   * results stay as they are.
   *
   * @param type the class that has the reference
   */
  <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, ReferenceProperty<? super S, N> reference);

  /**
   * Returns this query with the related entities loaded beside each result of a class; the other
   * results stay as they are.
   *
   * @param type the class that has the collection
   */
  <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, CollectionProperty<? super S, N> collection);

  /**
   * Returns this query with some of the related entities loaded beside each result.
   *
   * <pre>{@code
   * db.blogs.include(
   *     BlogFields.posts, posts -> posts.orderBy(PostFields.published.desc()).take(3))
   * }</pre>
   *
   * <p>A tracked collection then counts as not loaded: it holds what is tracked of it.
   *
   * @param limits says which elements of each collection, and in which order: {@code where}, {@code
   *     orderBy}, {@code thenBy}, {@code skip} and {@code take}
   * @throws org.entopic.QueryException when it runs, if the limits have other operators
   */
  <N> IncludeQuery<T, N> include(
      CollectionProperty<? super T, N> collection, UnaryOperator<Query<N>> limits);

  /**
   * Returns this query with related entities loaded beside each result, along a path of members.
   *
   * @param path the names of the members, with dots between them
   */
  EntityQuery<T> include(String path);

  /**
   * Sets properties of all entities of this query, in one save of its own: all are changed, or none
   * is.
   *
   * <p>The save is checked as any other: versions, unique values, foreign keys and limits of
   * values. Where another process changes one of the entities at the same time, the query is run
   * again, at most for as long as {@linkplain
   * org.entopic.EntityContextFactoryBuilder#saveTimeout(java.time.Duration) saves} may take; within
   * a transaction it fails. Nothing is tracked: entities that the context tracks stay as they are,
   * interceptors are not called, and change feeds tell of each entity.
   *
   * @param updates adds what is set to none
   * @throws org.entopic.QueryException if what is set does not fit the model, before any row is
   *     read
   * @throws org.entopic.SaveFailedException as {@link org.entopic.EntityContext#saveChanges} does
   */
  SaveResult executeUpdate(UnaryOperator<Updates<T>> updates);

  /**
   * Deletes all entities of this query, and what depends on them as their foreign keys say, in one
   * save of its own, as {@link #executeUpdate} does.
   *
   * @throws org.entopic.SaveFailedException as {@link org.entopic.EntityContext#saveChanges} does
   */
  SaveResult executeDelete();

  /** Runs {@link #executeUpdate} without blocking the caller. */
  CompletableFuture<SaveResult> executeUpdateAsync(UnaryOperator<Updates<T>> updates);

  /** Runs {@link #executeDelete} without blocking the caller. */
  CompletableFuture<SaveResult> executeDeleteAsync();
}
