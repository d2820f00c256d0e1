package org.entopic.backend.replica;

import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ReplicaContractIT extends BackendContract {
  @Override
  protected BackendProvider provider() {
    return new ReplicaBackendProvider();
  }

  @Override
  protected String bootstrapServers() {
    return SharedBroker.address();
  }
}
