package org.entopic.backend.producer;

import org.entopic.backend.replica.ReplicaBackendProvider;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.tck.backend.BackendContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ProducerOnlyContractIT extends BackendContract {
  @Override
  protected BackendProvider provider() {
    return new ProducerOnlyBackendProvider();
  }

  @Override
  protected BackendProvider readingProvider() {
    return new ReplicaBackendProvider();
  }

  @Override
  protected String bootstrapServers() {
    return SharedBroker.address();
  }
}
