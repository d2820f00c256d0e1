package org.entopic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.entopic.spi.ProviderSource;
import org.junit.jupiter.api.Test;

class EntityContextFactoryBuilderTest {
  static class EmptyContext extends EntityContext {}

  private final EntityContextFactoryBuilder<EmptyContext> builder =
      EntityContextFactory.of(EmptyContext::new);

  @Test
  void theDatabaseMustBeNamed() {
    assertThatThrownBy(builder::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("API-04")
        .hasMessageContaining("database(name)");
  }

  @Test
  void withoutAnEngineTheMessageNamesTheArtifact() {
    assertThatThrownBy(() -> builder.database("test").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("API-06")
        .hasMessageContaining("entopic-engine");
  }

  @Test
  void theProviderSourceIsAsked() {
    ProviderSource nothing =
        new ProviderSource() {
          @Override
          public <S> List<S> find(Class<S> service) {
            return List.of();
          }
        };
    assertThatThrownBy(() -> builder.database("test").providers(nothing).open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("API-06");
  }

  @Test
  void openAsyncFailsThroughItsFuture() {
    assertThatThrownBy(() -> builder.openAsync().join())
        .hasCauseInstanceOf(ConfigurationException.class);
  }

  @Test
  void timeoutsMustBePositive() {
    for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatThrownBy(() -> builder.openTimeout(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("API-05");
      assertThatThrownBy(() -> builder.saveTimeout(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    builder.visibilityTimeout(Duration.ZERO);
    assertThatThrownBy(() -> builder.visibilityTimeout(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("API-03");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullArgumentsAreRefusedAtOnce() {
    assertThatThrownBy(() -> EntityContextFactory.of(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder.database(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder.property(PropertyScope.values()[0], "a", null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder.service(Runnable.class, null))
        .isInstanceOf(NullPointerException.class);
  }
}
