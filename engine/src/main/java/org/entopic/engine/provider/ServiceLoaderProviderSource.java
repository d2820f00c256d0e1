package org.entopic.engine.provider;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.entopic.spi.ProviderSource;

/**
 * Finds providers by {@link ServiceLoader} through the loader of the service's interface, which is
 * the same on the class path, on the module path and, with SPI Fly, in OSGi.
 */
public final class ServiceLoaderProviderSource implements ProviderSource {
  @Override
  public <S> List<S> find(Class<S> service) {
    try {
      return ServiceLoader.load(service, service.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw ProviderMessages.brokenProvider(service, e);
    }
  }
}
