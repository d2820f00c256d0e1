package org.entopic.samples.files;

import java.nio.file.Path;
import java.util.Map;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;
import org.junit.jupiter.api.io.TempDir;

// region:contract
class FilesContractTest extends BackendContract {
  private static @TempDir Path directory;

  @Override
  protected BackendProvider provider() {
    return new FilesBackendProvider();
  }

  @Override
  protected Map<PropertyScope, Map<String, String>> properties() {
    return Map.of(PropertyScope.COMMON, Map.of("directory", directory.toString()));
  }
}
// end:contract
