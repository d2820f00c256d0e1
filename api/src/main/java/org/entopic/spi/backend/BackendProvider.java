package org.entopic.spi.backend;

import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.entopic.spi.SpiVersion;

/**
 * Offers a backend under a name; found through {@link java.util.ServiceLoader} or as an OSGi
 * service.
 *
 * <p>Implementations are thread-safe and have a public constructor without parameters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface BackendProvider {

  /** Returns the unique name, in lower case, such as {@code replica}. */
  String name();

  /** Returns the version of these interfaces that the provider was built for. */
  SpiVersion spiVersion();

  /** Returns what the backend can do. */
  Set<BackendCapability> capabilities(BackendConfig config);

  /** Returns what creates and deletes databases, where the backend can. */
  default Optional<StoreAdmin> admin(BackendConfig config) {
    return Optional.empty();
  }

  /**
   * Connects, checks that the topics fit, and starts reading.
   *
   * @throws org.entopic.StoreNotReadyException if the store cannot be reached in time
   * @throws org.entopic.ConfigurationException if what is there does not fit
   */
  Backend open(BackendConfig config);
}
