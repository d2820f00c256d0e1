import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.FactoryLifecycle;

/**
 * What applications compile against: contexts, sets, queries, the model, events, and the seams that
 * engines, serializers and backends implement. Start at {@link org.entopic.EntityContext}.
 */
@SuppressWarnings("module")
module org.entopic.api {
  requires transitive jakarta.persistence;
  requires static transitive org.jspecify;
  requires static transitive org.apiguardian.api;
  requires static biz.aQute.bnd.annotation;

  exports org.entopic;
  exports org.entopic.annotation;
  exports org.entopic.event;
  exports org.entopic.model;
  exports org.entopic.query;
  exports org.entopic.query.tree;
  exports org.entopic.spi;
  exports org.entopic.spi.access;
  exports org.entopic.spi.backend;
  exports org.entopic.spi.serde;
  exports org.entopic.spi.service;
  exports org.entopic.spi.engine to
      org.entopic.engine,
      org.entopic.osgi,
      org.entopic.reader;

  uses EngineProvider;
  uses FactoryLifecycle;
}
