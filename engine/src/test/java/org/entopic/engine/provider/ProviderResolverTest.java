package org.entopic.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entopic.ConfigurationException;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class ProviderResolverTest {
  private record NamedBackend(String name, SpiVersion spiVersion) implements BackendProvider {
    NamedBackend(String name) {
      this(name, SpiVersion.CURRENT);
    }

    @Override
    public Set<BackendCapability> capabilities(BackendConfig config) {
      return Set.of();
    }

    @Override
    public Backend open(BackendConfig config) {
      throw new UnsupportedOperationException();
    }
  }

  private static ProviderResolver found(BackendProvider... backends) {
    return new ProviderResolver(
        new ProviderSource() {
          @Override
          public <S> List<S> find(Class<S> service) {
            return List.of(backends).stream().map(service::cast).toList();
          }
        });
  }

  @Test
  void theOnlyProviderIsUsed() {
    var only = new NamedBackend("replica");
    assertThat(found(only).resolve(ProviderKind.BACKEND, null)).isSameAs(only);
  }

  @Test
  void theConfiguredNameChooses() {
    var memory = new NamedBackend("memory");
    assertThat(found(new NamedBackend("replica"), memory).resolve(ProviderKind.BACKEND, "memory"))
        .isSameAs(memory);
  }

  /** A source in which a second backend appears only to those who wait for it. */
  private static final class LateSource implements ProviderSource {
    private Duration waited = Duration.ZERO;

    @Override
    public <S> List<S> find(Class<S> service) {
      return List.of(service.cast(new NamedBackend("memory")));
    }

    @Override
    public <S> List<S> find(Class<S> service, Predicate<? super S> wanted, Duration patience) {
      var late = service.cast(new NamedBackend("replica"));
      waited = patience;
      return wanted.test(late) ? List.of(late) : find(service);
    }
  }

  @Test
  void aNamedProviderIsWaitedForAsLongAsThereIsTime() {
    var source = new LateSource();
    var resolver = new ProviderResolver(source, () -> Duration.ofSeconds(7));
    assertThat(resolver.resolve(ProviderKind.BACKEND, "replica").name()).isEqualTo("replica");
    assertThat(source.waited).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void withoutANameNobodyIsWaitedFor() {
    var source = new LateSource();
    var resolver = new ProviderResolver(source, () -> Duration.ofSeconds(7));
    assertThat(resolver.resolve(ProviderKind.BACKEND, null).name()).isEqualTo("memory");
    assertThat(source.waited).isZero();
  }

  @Test
  void noProviderNamesTheArtifactToAdd() {
    assertThatThrownBy(() -> found().resolve(ProviderKind.BACKEND, null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("SPI-01: No backend was found")
        .hasMessageContaining("entopic-backend-replica");
    assertThatThrownBy(() -> found().resolve(ProviderKind.SERIALIZER, "json"))
        .hasMessageStartingWith("SPI-01: No serializer named 'json' was found")
        .hasMessageContaining("entopic-serde-json");
  }

  @Test
  void aMissingNameListsWhatWasFound() {
    assertThatThrownBy(
            () ->
                found(new NamedBackend("replica"), new NamedBackend("memory"))
                    .resolve(ProviderKind.BACKEND, "streams"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-02: No backend named 'streams'")
        .hasMessageContaining("'memory', 'replica'");
  }

  @Test
  void severalProvidersWithoutANameAreRefused() {
    assertThatThrownBy(
            () ->
                found(new NamedBackend("replica"), new NamedBackend("memory"))
                    .resolve(ProviderKind.BACKEND, null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-03: Several backends were found: 'memory', 'replica'")
        .hasMessageContaining("backend(name)");
  }

  @Test
  void twoProvidersOfOneNameAreRefused() {
    assertThatThrownBy(
            () ->
                found(new NamedBackend("memory"), new NamedBackend("memory"))
                    .resolve(ProviderKind.BACKEND, "memory"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-04: Two backends have the name 'memory'")
        .hasMessageContaining(NamedBackend.class.getName());
  }

  @Test
  void aProviderForOtherInterfacesIsRefused() {
    var later = new SpiVersion(SpiVersion.CURRENT.major(), SpiVersion.CURRENT.minor() + 1);
    assertThatThrownBy(
            () -> found(new NamedBackend("new", later)).resolve(ProviderKind.BACKEND, null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-05: The backend 'new' was built for version " + later);
  }

  @Test
  void theServiceLoaderFindsTheProvidersOnThePath() {
    assertThat(new ServiceLoaderProviderSource().find(SerializerProvider.class))
        .extracting(SerializerProvider::name)
        .containsExactly("json");
  }

  @Test
  void aProviderThatCannotBeLoadedIsNamed() {
    assertThatThrownBy(() -> new ServiceLoaderProviderSource().find(Broken.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-06")
        .hasMessageContaining("org.entopic.engine.provider.Missing");
  }

  /** A service whose only registered provider does not exist. */
  public interface Broken {}
}
