package org.entopic.backend.producer;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.entopic.kafka.KafkaStoreAdmin;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreAdmin;

/**
 * Offers the backend {@code producer-only}: it writes as all Kafka backends do and has no view, so
 * it needs neither the memory nor the time to read the topics.
 */
@ServiceProvider(BackendProvider.class)
public final class ProducerOnlyBackendProvider implements BackendProvider {
  /** Creates the provider. */
  public ProducerOnlyBackendProvider() {}

  @Override
  public String name() {
    return "producer-only";
  }

  @Override
  public SpiVersion spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    return EnumSet.of(
        BackendCapability.ATOMIC_WRITE,
        BackendCapability.DURABLE,
        BackendCapability.ADMINISTRATION);
  }

  @Override
  public Optional<StoreAdmin> admin(BackendConfig config) {
    return Optional.of(new KafkaStoreAdmin(config));
  }

  @Override
  public Backend open(BackendConfig config) {
    return ProducerOnlyBackend.open(config);
  }
}
