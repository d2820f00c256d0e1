package org.entopic.backend.streams;

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

/** Offers the backend {@code streams}: whole topics as local views, fed by Kafka Streams. */
@ServiceProvider(BackendProvider.class)
public final class StreamsBackendProvider implements BackendProvider {
  private static final ViewRegistry VIEWS =
      new ViewRegistry("streams", (target, config) -> StreamsFeeds.of(target, config));

  /** Creates the provider. */
  public StreamsBackendProvider() {}

  @Override
  public String name() {
    return "streams";
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
