package org.entopic.osgi.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.entopic.spi.ProviderSource;
import org.osgi.framework.BundleContext;

/** Finds providers in the service registry and can wait for them; thread-safe. */
final class RegistryProviderSource implements ProviderSource {
  private final BundleContext context;
  private final TrackedProviders.Departures departures;
  private final Arrivals arrivals = new Arrivals();
  private final Map<Class<?>, TrackedProviders<?>> tracked = new ConcurrentHashMap<>();
  private volatile boolean closed;

  RegistryProviderSource(BundleContext context, TrackedProviders.Departures departures) {
    this.context = context;
    this.departures = departures;
  }

  /** Starts to notice the providers of a service that come and go. */
  <S> void track(Class<S> service) {
    var providers = new TrackedProviders<>(context, service, arrivals, departures);
    tracked.put(service, providers);
    providers.open();
  }

  @Override
  public <S> List<S> find(Class<S> service) {
    TrackedProviders<?> providers = tracked.get(service);
    return providers == null || closed
        ? List.of()
        : providers.all().stream().map(service::cast).toList();
  }

  @Override
  public <S> List<S> find(Class<S> service, Predicate<? super S> wanted, Duration patience) {
    try {
      arrivals.await(() -> closed || find(service).stream().anyMatch(wanted), patience.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OsgiMessages.interrupted(service.getName(), e);
    }
    return find(service);
  }

  /** Returns whether a provider is there now. */
  boolean has(Object provider) {
    return tracked.values().stream()
        .anyMatch(providers -> providers.all().stream().anyMatch(each -> each == provider));
  }

  void close() {
    closed = true;
    arrivals.signal();
    tracked.values().forEach(TrackedProviders::close);
  }
}
