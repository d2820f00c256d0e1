package org.entopic.engine.provider;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.entopic.ConfigurationException;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.jspecify.annotations.Nullable;

/** Chooses one provider of a kind; the order in which they are found never decides. */
public final class ProviderResolver {
  private final ProviderSource source;
  private final Supplier<Duration> patience;

  /** Creates a resolver of the providers that are in a source now. */
  public ProviderResolver(ProviderSource source) {
    this(source, () -> Duration.ZERO);
  }

  /**
   * Creates a resolver of the providers in a source.
   *
   * @param patience how long to wait for a named provider that is not there yet
   */
  public ProviderResolver(ProviderSource source, Supplier<Duration> patience) {
    this.source = source;
    this.patience = patience;
  }

  /**
   * Returns the provider with the configured name, or without one the only provider there is.
   *
   * @throws ConfigurationException if there is none, not that one, more than one to choose from, or
   *     it was built for other interfaces
   */
  public <P> P resolve(ProviderKind<P> kind, @Nullable String configured) {
    var found = new TreeMap<String, P>();
    for (P provider : candidates(kind, configured)) {
      P same = found.put(kind.name().apply(provider), provider);
      if (same != null) {
        throw ProviderMessages.sameName(
            kind, kind.name().apply(provider), same.getClass(), provider.getClass());
      }
    }
    if (configured == null) {
      found.values().removeIf(kind.byNameOnly());
    }
    if (found.isEmpty()) {
      throw ProviderMessages.noProvider(kind, configured);
    }
    if (configured == null && found.size() > 1) {
      throw ProviderMessages.severalProviders(kind, List.copyOf(found.keySet()));
    }
    String name = configured == null ? found.firstKey() : configured;
    P chosen = found.get(name);
    if (chosen == null) {
      throw ProviderMessages.unknownProvider(kind, name, List.copyOf(found.keySet()));
    }
    SpiVersion version = kind.version().apply(chosen);
    if (!version.worksWith(SpiVersion.CURRENT)) {
      throw ProviderMessages.otherVersion(kind, name, version);
    }
    return chosen;
  }

  /** Only a named provider is worth waiting for: else the first to come would decide. */
  private <P> List<P> candidates(ProviderKind<P> kind, @Nullable String configured) {
    return configured == null
        ? source.find(kind.service())
        : source.find(
            kind.service(), each -> kind.name().apply(each).equals(configured), patience.get());
  }
}
