package org.entopic.spi.engine;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.util.List;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.entopic.DatabaseAdmin;
import org.entopic.model.EntityModel;

/**
 * Takes part in the life of every factory, for containers in which applications and providers come
 * and go; all that are found run. Implementations are thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@ServiceConsumer(
    value = FactoryLifecycle.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
public interface FactoryLifecycle {

  /** Completes what a factory was configured with, before anything is opened. */
  EngineConfig opening(EngineConfig config);

  /** Returns the engine to use in place of one that was opened, which may be that one. */
  Engine opened(EngineConfig config, Engine engine);

  /** Builds a model alone, with an engine that containers may find. */
  static EntityModel buildModel(EngineConfig config) {
    EngineConfig completed = completed(config, all());
    return provider(completed).buildModel(completed);
  }

  /** Opens an engine in the presence of all that take part. */
  static Engine open(EngineConfig config) {
    List<FactoryLifecycle> all = all();
    EngineConfig completed = completed(config, all);
    Engine engine = provider(completed).open(completed);
    for (FactoryLifecycle each : all) {
      engine = each.opened(completed, engine);
    }
    return engine;
  }

  /** Returns what administers a database, in the presence of all that take part. */
  static DatabaseAdmin administer(EngineConfig config) {
    EngineConfig completed = completed(config, all());
    return provider(completed).administer(completed);
  }

  private static List<FactoryLifecycle> all() {
    return ServiceLoader.load(FactoryLifecycle.class, FactoryLifecycle.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static EngineConfig completed(EngineConfig config, List<FactoryLifecycle> all) {
    EngineConfig completed = config;
    for (FactoryLifecycle each : all) {
      completed = each.opening(completed);
    }
    return completed;
  }

  private static EngineProvider provider(EngineConfig completed) {
    return EngineProvider.load(completed.choice().source(), completed.store().openTimeout());
  }

  /** Returns what something beside factories was configured with, completed as theirs is. */
  static EngineConfig complete(EngineConfig config) {
    return completed(config, all());
  }
}
