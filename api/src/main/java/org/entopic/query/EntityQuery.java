package org.entopic.query;

import org.apiguardian.api.API;
import org.entopic.ConsistencyToken;

/**
 * A query whose results are entities, tracked by its context unless {@link #asNoTracking()} is
 * said.
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
  EntityQuery<T> distinct();

  @Override
  EntityQuery<T> reverse();

  /**
   * Returns this query limited to the entities of a class that extends this one.
   *
   * @throws org.entopic.QueryException if the class is not part of the model
   */
  <S extends T> EntityQuery<S> ofType(Class<S> type);

  /**
   * Returns this query with entities that the context does not track: a fresh copy for each row.
   */
  EntityQuery<T> asNoTracking();

  /** Returns this query with entities that the context tracks, the default. */
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

  /** Returns this query with a related entity loaded beside each result. */
  <N> IncludeQuery<T, N> include(ReferenceProperty<? super T, N> reference);

  /** Returns this query with the related entities loaded beside each result. */
  <N> IncludeQuery<T, N> include(CollectionProperty<? super T, N> collection);
}
