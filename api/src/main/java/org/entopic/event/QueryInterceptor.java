package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.query.tree.QueryTree;

/**
 * Sees queries before they are planned, and may have others run in their place.
 *
 * <p>Thread-safe, as every {@link Interceptor}. It is called each time results, a plan, a bulk
 * update or a bulk delete are asked for, and of a query that is made of others once for each;
 * {@code find} is a query only where the model limits a type by filters. What it throws is thrown
 * to whoever asks. It must not use the context to run queries, which would be intercepted in turn.
 *
 * <pre>{@code
 * class Limits implements QueryInterceptor {
 *   @Override
 *   public QueryTree planning(EntityContext context, QueryTree query) {
 *     return query.operators().stream().anyMatch(Take.class::isInstance)
 *         ? query
 *         : query.with(new Take(10_000));
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface QueryInterceptor extends Interceptor {

  /**
   * Returns the query to run: the one that is given, or another one.
   *
   * @param context the context that runs it
   * @param query what it was asked to do
   */
  QueryTree planning(EntityContext context, QueryTree query);
}
