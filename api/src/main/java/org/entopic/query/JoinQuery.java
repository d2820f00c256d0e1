package org.entopic.query;

import org.apiguardian.api.API;

/**
 * A query of pairs of rows; expressions of either side can be used, and those of a side that a pair
 * does not have are null.
 *
 * <p>Immutable; see {@link Query} for how it runs. An expression is taken for that of the side
 * whose class it starts from. Where both sides are of one class, or of a class and one that extends
 * it, select records on one side first and use their components.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface JoinQuery {

  /**
   * Returns this query limited to the pairs for which a condition holds. One that compares both
   * sides is made of {@link Expressions#ofPair(ComparableExpression) values of the pair}.
   */
  JoinQuery where(Predicate<?> condition);

  /** Returns this query with an order that replaces any before it. */
  JoinQuery orderBy(Ordering<?> ordering);

  /**
   * Returns this query with a further criterion for pairs that are equal so far.
   *
   * @throws org.entopic.QueryException if no order comes before
   */
  JoinQuery thenBy(Ordering<?> ordering);

  /**
   * Returns this query joined with a further one, as {@link Query#join(Query, Expression,
   * Expression)}.
   */
  <N, K> JoinQuery join(Query<N> other, Expression<?, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #join(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery join(Query<N> other, JoinKeys<?, ? super N> keys);

  /**
   * Returns this query joined with a further one, as {@link Query#leftJoin(Query, Expression,
   * Expression)}.
   */
  <N, K> JoinQuery leftJoin(
      Query<N> other, Expression<?, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #leftJoin(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery leftJoin(Query<N> other, JoinKeys<?, ? super N> keys);

  /** Returns this query with the pairs that are equal in some values put into groups. */
  JoinGroupQuery groupBy(Expression<?, ?> first, Expression<?, ?>... more);

  /** Returns the query of a value of each pair; where it is an aggregate, of that of all pairs. */
  <V> Query<V> select(Expression<?, V> value);

  /** Returns the query of records of each pair, as {@link Query#select(Class, Expression[])}. */
  <P> Query<P> select(Class<P> record, Expression<?, ?>... values);

  /** Returns the query of some values of each pair. */
  Query<Tuple> select(Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more);
}
