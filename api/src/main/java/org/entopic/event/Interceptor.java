package org.entopic.event;

import org.apiguardian.api.API;

/**
 * Takes part in what a factory's contexts do; given to {@link
 * org.entopic.EntityContextFactoryBuilder#interceptor}.
 *
 * <p>Implementations are thread-safe: contexts of several threads share them. One object may be of
 * several kinds. Those of a kind are called in the order of {@link #order()}, and where that is
 * equal in the order in which they were given.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Interceptor
    permits MaterializationInterceptor, QueryInterceptor, SaveInterceptor, TransactionInterceptor {

  /** Returns the place among others: lower numbers are called first. */
  default int order() {
    return 0;
  }
}
