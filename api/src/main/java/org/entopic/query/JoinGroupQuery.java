package org.entopic.query;

import org.apiguardian.api.API;

/**
 * A query of groups of pairs of rows: of {@link JoinQuery#groupBy}, or of a row and all its
 * partners, of {@link Query#groupJoin}.
 *
 * <p>Immutable; see {@link Query} for how it runs. What is selected, ordered or demanded of a group
 * are its keys, for a row with its partners all values of that row, and aggregates.
 *
 * <pre>{@code
 * db.customers.groupJoin(db.orders, CustomerFields.id, OrderFields.customerId)
 *     .select(Turnover.class, CustomerFields.name, Expressions.count(), OrderFields.total.sum())
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface JoinGroupQuery {

  /** Returns this query limited to the groups for which a condition holds. */
  JoinGroupQuery having(Predicate<?> condition);

  /** Returns this query with an order of the groups that replaces any before it. */
  JoinGroupQuery orderBy(Ordering<?> ordering);

  /**
   * Returns this query with a further criterion for groups that are equal so far.
   *
   * @throws org.entopic.QueryException if no order comes before
   */
  JoinGroupQuery thenBy(Ordering<?> ordering);

  /** Returns the query of a value of each group. */
  <V> Query<V> select(Expression<?, V> value);

  /** Returns the query of records of each group, as {@link Query#select(Class, Expression[])}. */
  <P> Query<P> select(Class<P> record, Expression<?, ?>... values);

  /** Returns the query of some values of each group. */
  Query<Tuple> select(Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more);
}
