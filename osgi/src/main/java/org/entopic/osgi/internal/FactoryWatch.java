package org.entopic.osgi.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.FactoryLifecycle;
import org.entopic.spi.serde.SerializerProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The factories that are open: each is closed when a provider it uses goes away, and when the
 * bundle of its context class has stopped. Thread-safe.
 */
final class FactoryWatch implements FactoryLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FactoryWatch.class);

  private final BundleContext context;
  private final RegistryProviderSource providers;
  private final SynchronousBundleListener bundles = this::bundleChanged;
  private final Set<WatchedEngine> open = ConcurrentHashMap.newKeySet();

  FactoryWatch(BundleContext context) {
    this.context = context;
    this.providers = new RegistryProviderSource(context, this::leaving);
  }

  void start() {
    context.addBundleListener(bundles);
    providers.track(EngineProvider.class);
    providers.track(SerializerProvider.class);
    providers.track(BackendProvider.class);
  }

  void stop() {
    context.removeBundleListener(bundles);
    end(any -> true, each -> OsgiMessages.integrationStopped(each.database()));
    providers.close();
  }

  @Override
  public EngineConfig opening(EngineConfig config) {
    return config.choice().source() == null ? config.withProviders(providers) : config;
  }

  @Override
  public Engine opened(EngineConfig config, Engine engine) {
    var watched = new WatchedEngine(config, engine, open::remove);
    open.add(watched);
    watched.register(context);
    if (config.choice().source() == providers) {
      endIfProviderIsGone(watched);
    }
    Bundle owner = watched.owner();
    if (owner != null && watched.isOwnerGone()) {
      end(each -> each == watched, each -> stopped(each, owner));
    }
    return watched;
  }

  /** Nobody was told of what went away while the factory was being opened. */
  private void endIfProviderIsGone(WatchedEngine watched) {
    for (Object provider : watched.providers()) {
      if (!providers.has(provider)) {
        String bundle = String.valueOf(FrameworkUtil.getBundle(provider.getClass()));
        end(each -> each == watched, each -> gone(each, provider, bundle));
      }
    }
  }

  private void leaving(Object provider, ServiceReference<?> reference) {
    String bundle = String.valueOf(reference.getBundle());
    end(each -> each.uses(provider), each -> gone(each, provider, bundle));
  }

  private void bundleChanged(BundleEvent event) {
    // After STOPPING, so that the bundle's own activator can close its factories in its own way.
    if (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED) {
      Bundle bundle = event.getBundle();
      end(each -> bundle.equals(each.owner()), each -> stopped(each, bundle));
    }
  }

  private static RuntimeException gone(WatchedEngine engine, Object provider, String bundle) {
    return OsgiMessages.providerGone(engine.database(), provider.getClass().getName(), bundle);
  }

  private static RuntimeException stopped(WatchedEngine engine, Bundle bundle) {
    return OsgiMessages.bundleStopped(engine.database(), String.valueOf(bundle));
  }

  private void end(
      Predicate<WatchedEngine> which, Function<WatchedEngine, RuntimeException> reason) {
    for (WatchedEngine engine : open) {
      if (which.test(engine)) {
        LOG.info("{}", reason.apply(engine).getMessage());
        engine.end(() -> reason.apply(engine));
      }
    }
  }
}
