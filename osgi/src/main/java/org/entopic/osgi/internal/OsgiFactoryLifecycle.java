package org.entopic.osgi.internal;

import aQute.bnd.annotation.spi.ServiceProvider;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.FactoryLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the life of factories while this bundle is active. Elsewhere it does nothing, and
 * needs no class of OSGi.
 */
@ServiceProvider(FactoryLifecycle.class)
public final class OsgiFactoryLifecycle implements FactoryLifecycle {
  // ServiceLoader makes the instances, so they can be handed nothing.
  private static volatile @Nullable FactoryLifecycle active;

  /** Creates the instance; called by {@link java.util.ServiceLoader}. */
  public OsgiFactoryLifecycle() {}

  static void activate(@Nullable FactoryLifecycle lifecycle) {
    active = lifecycle;
  }

  @Override
  public EngineConfig opening(EngineConfig config) {
    FactoryLifecycle lifecycle = active;
    return lifecycle == null ? config : lifecycle.opening(config);
  }

  @Override
  public Engine opened(EngineConfig config, Engine engine) {
    FactoryLifecycle lifecycle = active;
    return lifecycle == null ? engine : lifecycle.opened(config, engine);
  }
}
