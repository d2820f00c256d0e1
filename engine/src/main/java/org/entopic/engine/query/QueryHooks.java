package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.event.QueryInterceptor;
import org.entopic.spi.engine.EngineConfig;

/**
 * Who takes part in the queries of a factory, and what is to be warned of; thread-safe.
 *
 * @param queries who may have other queries run
 * @param instances who takes part in the making of entities
 * @param warnings what is to be warned of
 */
public record QueryHooks(
    List<QueryInterceptor> queries,
    List<MaterializationInterceptor> instances,
    QueryWarnings warnings) {

  /** Returns those of a factory's configuration. */
  public static QueryHooks of(EngineConfig config, Diagnostics diagnostics) {
    return new QueryHooks(
        config.hooks().interceptors(QueryInterceptor.class),
        config.hooks().interceptors(MaterializationInterceptor.class),
        new QueryWarnings(diagnostics));
  }
}
