package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.SaveResult;

/**
 * Takes part in transactions that programs begin; a save of its own, outside of transactions, is
 * told to {@link SaveInterceptor}s alone.
 *
 * <p>Thread-safe, as every {@link Interceptor}. Contexts are not to be used. What is called after
 * something has happened may run on a thread of the factory where {@code commitAsync()} is used,
 * and must return at once; what it throws is thrown to the caller, and changes nothing of what has
 * happened.
 *
 * <pre>{@code
 * class Slow implements TransactionInterceptor {
 *   @Override
 *   public void committed(TransactionEvent event, SaveResult result) {
 *     if (event.sinceBegin().toMillis() > 500) {
 *       log.warn("{} rows took {}", result.entitiesWritten(), event.sinceBegin());
 *     }
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface TransactionInterceptor extends Interceptor {

  /** Is called before a transaction begins. If it throws, none does. */
  default void beginning(EntityContext context) {}

  /** Is called when a transaction has begun. If it throws, that is rolled back. */
  default void begun(TransactionEvent event) {}

  /** Is called before a transaction is written. If it throws, that stays as it is. */
  default void committing(TransactionEvent event) {}

  /**
   * Is called when a transaction is written, or had nothing to write.
   *
   * @param result what the commit returns; the local view may not show it yet
   */
  default void committed(TransactionEvent event, SaveResult result) {}

  /** Is called when a commit fails; the state tells whether nothing is written or nobody knows. */
  default void failed(TransactionEvent event, RuntimeException failure) {}

  /** Is called before a transaction is rolled back, which nothing can prevent. */
  default void rollingBack(TransactionEvent event) {}

  /** Is called when a transaction is rolled back. */
  default void rolledBack(TransactionEvent event) {}
}
