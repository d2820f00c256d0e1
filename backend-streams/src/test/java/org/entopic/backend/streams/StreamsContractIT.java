package org.entopic.backend.streams;

import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class StreamsContractIT extends BackendContract {
  @Override
  protected BackendProvider provider() {
    return new StreamsBackendProvider();
  }

  @Override
  protected String bootstrapServers() {
    return SharedBroker.address();
  }
}
