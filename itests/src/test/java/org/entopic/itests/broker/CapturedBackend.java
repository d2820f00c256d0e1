package org.entopic.itests.broker;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** Finds the providers that are there, and keeps the backend that a factory opens. */
final class CapturedBackend implements ProviderSource {
  private volatile @Nullable Backend backend;

  StoreReader reader() {
    return Objects.requireNonNull(backend).reader().orElseThrow();
  }

  @Override
  public <S> List<S> find(Class<S> service) {
    return ServiceLoader.load(service).stream()
        .map(ServiceLoader.Provider::get)
        .map(found -> found instanceof BackendProvider p ? service.cast(new Capturing(p)) : found)
        .toList();
  }

  private final class Capturing implements BackendProvider {
    private final BackendProvider provider;

    Capturing(BackendProvider provider) {
      this.provider = provider;
    }

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SpiVersion spiVersion() {
      return provider.spiVersion();
    }

    @Override
    public Set<BackendCapability> capabilities(BackendConfig config) {
      return provider.capabilities(config);
    }

    @Override
    public Backend open(BackendConfig config) {
      Backend opened = provider.open(config);
      backend = opened;
      return opened;
    }
  }
}
