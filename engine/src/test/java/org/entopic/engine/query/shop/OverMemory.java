package org.entopic.engine.query.shop;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;

/** A backend that stands in for the memory backend, and uses it. */
abstract class OverMemory implements BackendProvider, ProviderSource {
  final BackendProvider memory =
      ServiceLoader.load(BackendProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(provider -> provider.name().equals("memory"))
          .findFirst()
          .orElseThrow();

  @Override
  public <S> List<S> find(Class<S> service) {
    return service == BackendProvider.class
        ? List.of(service.cast(this))
        : ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public SpiVersion spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    return memory.capabilities(config);
  }
}
