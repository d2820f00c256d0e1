package org.entopic.query;

import org.apiguardian.api.API;

/**
 * A query whose rows have been put into groups; what is selected of a group are its keys and
 * aggregates of its rows, such as {@link NumberExpression#sum()}.
 *
 * <p>Immutable; see {@link Query} for how it runs. A query that uses a value of rows that is
 * neither a key nor inside an aggregate is refused.
 *
 * <pre>{@code
 * record Line(String country, long orders, BigDecimal revenue) {}
 *
 * db.orders.groupBy(OrderFields.country)
 *     .having(OrderFields.total.sum().gt(BigDecimal.TEN))
 *     .select(Line.class, OrderFields.country, Expressions.count(), OrderFields.total.sum())
 * }</pre>
 *
 * @param <R> the type of the rows in the groups
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface GroupQuery<R> {

  /** Returns this query limited to the groups for which a condition holds. */
  GroupQuery<R> having(Predicate<? super R> condition);

  /** Returns this query with an order of the groups that replaces any before it. */
  GroupQuery<R> orderBy(Ordering<? super R> ordering);

  /**
   * Returns this query with a further criterion for groups that are equal so far.
   *
   * @throws org.entopic.QueryException if no order comes before
   */
  GroupQuery<R> thenBy(Ordering<? super R> ordering);

  /** Returns the query of a value of each group. */
  <V> Query<V> select(Expression<? super R, V> value);

  /**
   * Returns the query of some values of each group, as {@link Query#select(Class, Expression[])}.
   */
  <P> Query<P> select(Class<P> record, Expression<?, ?>... values);

  /** Returns the query of some values of each group. */
  Query<Tuple> select(Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more);
}
