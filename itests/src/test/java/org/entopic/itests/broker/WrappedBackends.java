package org.entopic.itests.broker;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;

/**
 * Finds the providers that are there, and does something to each backend that is opened.
 *
 * @param wrapping returns what is used in place of a backend
 */
record WrappedBackends(UnaryOperator<Backend> wrapping) implements ProviderSource {

  @Override
  public <S> List<S> find(Class<S> service) {
    return ServiceLoader.load(service).stream()
        .map(ServiceLoader.Provider::get)
        .map(
            found ->
                found instanceof BackendProvider provider
                    ? service.cast(new Wrapping(provider, wrapping))
                    : found)
        .toList();
  }

  private record Wrapping(BackendProvider provider, UnaryOperator<Backend> wrapping)
      implements BackendProvider {
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
      return wrapping.apply(provider.open(config));
    }
  }
}
