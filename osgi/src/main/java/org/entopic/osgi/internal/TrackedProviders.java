package org.entopic.osgi.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The providers of one service that are registered now; thread-safe. */
final class TrackedProviders<S> implements ServiceTrackerCustomizer<S, S> {

  /** Is told of providers that go, while they can still be used. */
  @FunctionalInterface
  interface Departures {
    void leaving(Object provider, ServiceReference<?> reference);
  }

  private final BundleContext context;
  private final Arrivals arrivals;
  private final Departures departures;
  private final ServiceTracker<S, S> tracker;
  private final Map<ServiceReference<S>, S> present = new ConcurrentHashMap<>();

  TrackedProviders(
      BundleContext context, Class<S> service, Arrivals arrivals, Departures departures) {
    this.context = context;
    this.arrivals = arrivals;
    this.departures = departures;
    this.tracker = new ServiceTracker<>(context, service, this);
  }

  void open() {
    tracker.open();
  }

  void close() {
    tracker.close();
  }

  List<S> all() {
    return List.copyOf(present.values());
  }

  @Override
  public S addingService(ServiceReference<S> reference) {
    S provider = context.getService(reference);
    if (provider != null) {
      present.put(reference, provider);
      arrivals.signal();
    }
    return provider;
  }

  @Override
  public void modifiedService(ServiceReference<S> reference, S provider) {}

  @Override
  public void removedService(ServiceReference<S> reference, S provider) {
    present.remove(reference);
    departures.leaving(provider, reference);
    context.ungetService(reference);
  }
}
