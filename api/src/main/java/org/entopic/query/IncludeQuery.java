package org.entopic.query;

import org.apiguardian.api.API;

/**
 * A query just after an {@code include}, which can go one step further.
 *
 * <p>Immutable; see {@link Query} for how it runs.
 *
 * @param <T> the entity class
 * @param <N> the class of the entities just included
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IncludeQuery<T, N> extends EntityQuery<T> {

  /** Returns this query with a further entity loaded beside each one just included. */
  <M> IncludeQuery<T, M> thenInclude(ReferenceProperty<? super N, M> reference);

  /** Returns this query with further entities loaded beside each one just included. */
  <M> IncludeQuery<T, M> thenInclude(CollectionProperty<? super N, M> collection);

  /**
   * Returns this query with a further entity loaded beside each of those just included that is of a
   * class.
   */
  <S extends N, M> IncludeQuery<T, M> thenInclude(
      Class<S> type, ReferenceProperty<? super S, M> reference);

  /**
   * Returns this query with further entities loaded beside each of those just included that is of a
   * class.
   */
  <S extends N, M> IncludeQuery<T, M> thenInclude(
      Class<S> type, CollectionProperty<? super S, M> collection);
}
