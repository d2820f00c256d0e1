package org.entopic.samples.catalog;

import java.time.Duration;
import org.entopic.EntityContextFactory;

/** How both programs open the database. */
final class Database {
  private Database() {}

  static EntityContextFactory<CatalogContext> open(String bootstrapServers) {
    return EntityContextFactory.of(CatalogContext::new)
        .database("catalog")
        .backend("replica")
        .serializer("json")
        .bootstrapServers(bootstrapServers)
        .openTimeout(Duration.ofMinutes(2))
        .open();
  }
}
