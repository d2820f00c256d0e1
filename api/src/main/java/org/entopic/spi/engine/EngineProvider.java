package org.entopic.spi.engine;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.entopic.ConfigurationException;
import org.entopic.DatabaseAdmin;
import org.entopic.model.EntityModel;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** Opens engines; there is one implementation, found like any other provider. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@ServiceConsumer(
    value = EngineProvider.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
public interface EngineProvider {

  /** Builds the model, resolves providers and connects; reading of the topics goes on behind. */
  Engine open(EngineConfig config);

  /** Builds the model alone, without providers and without a store. */
  EntityModel buildModel(EngineConfig config);

  /** Builds the model and resolves serializers; connects to nothing. */
  EntityFormats formats(EngineConfig config);

  /**
   * Returns what reads records of a schema of which nothing else is known.
   *
   * @throws ConfigurationException if there is no serializer of the schema's format, or it cannot
   *     read without the class
   */
  GenericDecoder genericDecoder(EngineConfig config, SchemaDocument writer);

  /** Builds the model and resolves providers, and opens nothing. */
  DatabaseAdmin administer(EngineConfig config);

  /**
   * Returns the engine's provider.
   *
   * @param source where to look; null for {@link ServiceLoader}
   * @param patience how long to wait for it where providers come and go
   * @throws ConfigurationException if there is none, or more than one
   */
  static EngineProvider load(@Nullable ProviderSource source, Duration patience) {
    List<EngineProvider> found =
        source != null
            ? source.find(EngineProvider.class, any -> true, patience)
            : ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    if (found.size() != 1) {
      throw new ConfigurationException(
          found.isEmpty()
              ? "API-06: No engine was found. Add entopic-engine to the class path or module path; in"
                  + " OSGi, install SPI Fly before it."
              : "API-07: Several engines were found: " + found + ". Leave one of them.");
    }
    return found.get(0);
  }
}
