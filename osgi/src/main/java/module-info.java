import org.entopic.osgi.internal.OsgiFactoryLifecycle;
import org.entopic.spi.engine.FactoryLifecycle;

/**
 * Lets factories follow the life of bundles: providers come from the service registry, and a
 * factory ends with the bundle that opened it. Nothing to call; see {@link
 * org.entopic.osgi.OpenDatabase} for what it registers.
 */
module org.entopic.osgi {
  requires transitive org.entopic.api;
  requires org.osgi.framework;
  requires org.osgi.util.tracker;
  requires org.slf4j;
  requires static biz.aQute.bnd.annotation;

  exports org.entopic.osgi;

  provides FactoryLifecycle with
      OsgiFactoryLifecycle;
}
