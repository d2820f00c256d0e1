package org.entopic.spi;

import java.util.List;
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
}
