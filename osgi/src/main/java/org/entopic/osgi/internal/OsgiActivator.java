package org.entopic.osgi.internal;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts and stops watching with the bundle. */
public final class OsgiActivator implements BundleActivator {
  private @Nullable FactoryWatch watch;

  /** Creates the activator; called by the framework. */
  public OsgiActivator() {}

  @Override
  public void start(BundleContext context) {
    var started = new FactoryWatch(context);
    started.start();
    watch = started;
    OsgiFactoryLifecycle.activate(started);
  }

  @Override
  public void stop(BundleContext context) {
    OsgiFactoryLifecycle.activate(null);
    if (watch != null) {
      watch.stop();
    }
  }
}
