package org.entopic.backend.replica;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.entopic.kafka.KafkaStoreAdmin;
import org.entopic.kafka.view.ViewBackend;
import org.entopic.kafka.view.ViewRegistry;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreAdmin;

/** Offers the backend {@code replica}: whole topics as local views, fed by one consumer loop. */
@ServiceProvider(BackendProvider.class)
public final class ReplicaBackendProvider implements BackendProvider {
  private static final ViewRegistry VIEWS =
      new ViewRegistry("replica", (target, config) -> new ReplicaFeeds(target));

  /** Creates the provider. */
  public ReplicaBackendProvider() {}

  @Override
  public String name() {
    return "replica";
  }

  @Override
  public SpiVersion spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    return EnumSet.allOf(BackendCapability.class);
  }

  @Override
  public Optional<StoreAdmin> admin(BackendConfig config) {
    return Optional.of(new KafkaStoreAdmin(config));
  }

  @Override
  public Backend open(BackendConfig config) {
    return ViewBackend.open(config, VIEWS);
  }
}
