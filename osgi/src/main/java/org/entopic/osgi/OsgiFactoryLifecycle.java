package org.entopic.osgi;

import aQute.bnd.annotation.spi.ServiceProvider;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.FactoryLifecycle;

/** Takes part in the life of factories while this bundle is active; without OSGi does nothing. */
@ServiceProvider(FactoryLifecycle.class)
public final class OsgiFactoryLifecycle implements FactoryLifecycle {

  /** Creates the instance; called by {@link java.util.ServiceLoader}. */
  public OsgiFactoryLifecycle() {}

  @Override
  public EngineConfig opening(EngineConfig config) {
    FactoryWatch watch = OsgiActivator.watch();
    return watch == null ? config : watch.opening(config);
  }

  @Override
  public Engine opened(EngineConfig config, Engine engine) {
    FactoryWatch watch = OsgiActivator.watch();
    return watch == null ? engine : watch.opened(config, engine);
  }
}
