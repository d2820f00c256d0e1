package org.entopic.backend.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same contract with rows in RocksDB. */
@ExtendWith(SharedBroker.class)
class StreamsOnDiskContractIT extends BackendContract {
  @TempDir static Path directory;

  @Override
  protected BackendProvider provider() {
    return new StreamsBackendProvider();
  }

  @Override
  protected String bootstrapServers() {
    return SharedBroker.address();
  }

  @Override
  protected Map<PropertyScope, Map<String, String>> properties() {
    return Map.of(
        PropertyScope.STORE,
        Map.of("kind", "rocksdb", "dir", directory.toString(), "cache.rows", "16"));
  }

  @Override
  protected Optional<Path> stateDirectory() {
    return Optional.of(directory);
  }
}
