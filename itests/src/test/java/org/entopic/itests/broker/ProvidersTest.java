package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.ServiceLoader;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.shop.ShopContext;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

/** Providers that are there, and that are not. */
class ProvidersTest {
  private static EntityContextFactoryBuilder<ShopContext> builder() {
    return EntityContextFactory.of(ShopContext::new)
        .database(Shop.freshName())
        .serializer("json")
        .bootstrapServers("localhost:1");
  }

  @Test
  void thoseOfTheClassPathAreFound() {
    assertThat(ServiceLoader.load(BackendProvider.class))
        .extracting(BackendProvider::name)
        .containsExactlyInAnyOrder("files", "memory", "producer-only", "replica", "streams");
    assertThat(ServiceLoader.load(SerializerProvider.class))
        .extracting(SerializerProvider::name)
        .containsExactlyInAnyOrder("json", "avro", "avro-json", "cbor", "protobuf");
  }

  @Test
  void twoBackendsWithoutChoiceAreNamed() {
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "Several backends were found: 'files', 'memory', 'producer-only', 'replica',"
                + " 'streams'")
        .hasMessageContaining("backend(name)");
  }

  @Test
  void severalSerializersWithoutChoiceAreNamed() {
    assertThatThrownBy(
            () -> EntityContextFactory.of(ShopContext::new).database("x").backend("memory").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Several serializers were found: 'avro', 'cbor', 'json', 'protobuf'")
        .hasMessageContaining("serializer(name)");
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatAreThere() {
    assertThatThrownBy(() -> builder().backend("elsewhere").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'elsewhere'")
        .hasMessageContaining("found: 'files', 'memory', 'producer-only', 'replica', 'streams'");
    assertThatThrownBy(() -> builder().backend("memory").serializer("xml").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'xml'")
        .hasMessageContaining("'avro', 'avro-json', 'cbor', 'json', 'protobuf'");
  }

  @Test
  void whatToAddIsNamedWhereThereIsNone() {
    assertThatThrownBy(() -> builder().providers(without(BackendProvider.class)).open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("entopic-backend-replica");
    assertThatThrownBy(
            () -> builder().backend("memory").providers(without(SerializerProvider.class)).open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("entopic-serde-json");
    assertThatThrownBy(() -> builder().providers(without(EngineProvider.class)).open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("entopic-engine");
  }

  private static ProviderSource without(Class<?> missing) {
    return new ProviderSource() {
      @Override
      public <S> List<S> find(Class<S> service) {
        return service == missing
            ? List.of()
            : ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
      }
    };
  }
}
