package org.entopic.osgi;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts and stops watching with the bundle. */
public final class OsgiActivator implements BundleActivator {
  // ServiceLoader makes the lifecycle's instances, so they can be handed nothing.
  private static volatile @Nullable FactoryWatch current;

  /** Creates the activator; called by the framework. */
  public OsgiActivator() {}

  static @Nullable FactoryWatch watch() {
    return current;
  }

  @Override
  public void start(BundleContext context) {
    var watch = new FactoryWatch(context);
    watch.start();
    current = watch;
  }

  @Override
  public void stop(BundleContext context) {
    FactoryWatch watch = current;
    current = null;
    if (watch != null) {
      watch.stop();
    }
  }
}
