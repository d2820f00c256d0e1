package org.entopic.backend.memory;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreAdmin;

/**
 * Offers memory under the name {@code memory}.
 *
 * <p>Records are encoded, decoded, partitioned and published as with brokers, but within the call
 * that writes them, on the caller's thread.
 */
@ServiceProvider(BackendProvider.class)
public final class MemoryBackendProvider implements BackendProvider {

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public MemoryBackendProvider() {}

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public SpiVersion spiVersion() {
    return new SpiVersion(1, 0);
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    return EnumSet.complementOf(EnumSet.of(BackendCapability.DURABLE));
  }

  @Override
  public Optional<StoreAdmin> admin(BackendConfig config) {
    return Optional.of(new MemoryAdmin(config));
  }

  @Override
  public Backend open(BackendConfig config) {
    return new MemoryBackend(MemoryDatabase.join(config), config);
  }
}
