package org.entopic.view;

import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.spi.backend.StoreDefinition;

/** Says where the rows of entity types are kept; used by one thread at a time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StorageSource {
  /** Keeps everything in memory. */
  StorageSource MEMORY = definition -> Optional.empty();

  /** Opens the storage of an entity type; returns nothing if its rows are kept in memory. */
  Optional<RowStorage> open(StoreDefinition definition);

  /** Returns how many rows of each storage are kept decoded in memory. */
  default int cachedRows() {
    return 1 << 16;
  }
}
