package org.entopic.backend.replica;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Set;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;

/** Offers the backend {@code replica}: whole topics as local views, fed by one consumer loop. */
@ServiceProvider(BackendProvider.class)
public final class ReplicaBackendProvider implements BackendProvider {
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
  public Backend open(BackendConfig config) {
    return ReplicaBackend.open(config, ViewRegistry.SHARED);
  }
}
