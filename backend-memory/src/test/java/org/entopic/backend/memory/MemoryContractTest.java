package org.entopic.backend.memory;

import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;

class MemoryContractTest extends BackendContract {
  @Override
  protected BackendProvider provider() {
    return new MemoryBackendProvider();
  }
}
