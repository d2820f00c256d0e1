package org.entopic.spi;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Finds the providers of a service: through {@link java.util.ServiceLoader}, or in the registry of
 * a container.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ProviderSource {

  /** Returns all providers of a service that are there now, in any order. */
  <S> List<S> find(Class<S> service);

  /**
   * Returns all providers of a service as soon as a wanted one is among them, or those that are
   * there when the time is over. A source whose providers do not come and go answers at once.
   *
   * @param wanted whether a provider is the one that is waited for
   * @param patience how long to wait at the most
   * @throws org.entopic.StoreNotReadyException if the thread is interrupted while it waits
   */
  default <S> List<S> find(Class<S> service, Predicate<? super S> wanted, Duration patience) {
    return find(service);
  }
}
