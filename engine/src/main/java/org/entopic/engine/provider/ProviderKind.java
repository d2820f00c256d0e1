package org.entopic.engine.provider;

import java.util.function.Function;
import java.util.function.Predicate;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.serde.SerializerProvider;

/**
 * A kind of providers of which one is chosen by name.
 *
 * @param service the interface
 * @param noun what messages call it, and the name of the setting that chooses
 * @param artifact what to add where there is none
 * @param name a provider's name
 * @param version the version a provider was built for
 * @param byNameOnly whether a provider does not count where none is named
 */
public record ProviderKind<P>(
    Class<P> service,
    String noun,
    String artifact,
    Function<P, String> name,
    Function<P, SpiVersion> version,
    Predicate<P> byNameOnly) {

  /** What stores records. */
  public static final ProviderKind<BackendProvider> BACKEND =
      new ProviderKind<>(
          BackendProvider.class,
          "backend",
          "entopic-backend-replica",
          BackendProvider::name,
          BackendProvider::spiVersion,
          any -> false);

  /** What turns values into bytes. */
  public static final ProviderKind<SerializerProvider> SERIALIZER =
      new ProviderKind<>(
          SerializerProvider.class,
          "serializer",
          "entopic-serde-json",
          SerializerProvider::name,
          SerializerProvider::spiVersion,
          SerializerProvider::isByNameOnly);
}
