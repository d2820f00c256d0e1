package org.entopic.engine;

import java.util.List;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.query.QueryHooks;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.TransactionInterceptor;
import org.entopic.spi.engine.EngineConfig;

/** Who takes part in what the contexts of a factory do. */
record SessionHooks(
    List<SaveInterceptor> saves, List<TransactionInterceptor> transactions, QueryHooks queries) {

  static SessionHooks of(EngineConfig config, Diagnostics diagnostics) {
    return new SessionHooks(
        config.hooks().interceptors(SaveInterceptor.class),
        config.hooks().interceptors(TransactionInterceptor.class),
        QueryHooks.of(config, diagnostics));
  }
}
