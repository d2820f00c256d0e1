package org.entopic.samples.files;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Set;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;

// region:provider
/**
 * Offers a directory under the name {@code files}: each database is a journal there, which one
 * process at a time has open.
 *
 * <p>The property {@code directory} of the common scope names the directory.
 */
@ServiceProvider(BackendProvider.class)
public final class FilesBackendProvider implements BackendProvider {

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public FilesBackendProvider() {}

  @Override
  public String name() {
    return "files";
  }

  @Override
  public SpiVersion spiVersion() {
    return new SpiVersion(1, 0);
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    // The view brings all that reads; the rest needs other processes, or would find nothing.
    return EnumSet.complementOf(
        EnumSet.of(
            BackendCapability.CHECKED_WRITE,
            BackendCapability.SEQUENCES,
            BackendCapability.ADMINISTRATION,
            BackendCapability.REBUILD));
  }

  @Override
  public Backend open(BackendConfig config) {
    return new FilesBackend(FilesDatabase.join(config), config);
  }
}
// end:provider
