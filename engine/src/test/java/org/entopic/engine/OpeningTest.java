package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.QueryException;
import org.entopic.StoreNotReadyException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private final TestBackend backend = new TestBackend();

  private EntityContextFactoryBuilder<BloggingContext> builder() {
    return EntityContextFactory.of(BloggingContext::new)
        .database("blogging")
        .bootstrapServers("nowhere:9092")
        .providers(backend);
  }

  @Test
  void theEngineIsFoundAsAService() {
    assertThat(ServiceLoader.load(EngineProvider.class))
        .singleElement()
        .isInstanceOf(DefaultEngineProvider.class);
  }

  @Test
  void aStoreThatIsNotReadyInTimeIsNamedAndClosed() {
    backend.ready = new CompletableFuture<>();
    assertThatThrownBy(() -> builder().openTimeout(Duration.ofMillis(30)).open())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining(
            "ENG-07: Database 'blogging' at nowhere:9092 was not ready within 0.03s");
    assertThat(backend.closed).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadGivesUpAndStaysInterrupted() {
    backend.ready = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("ENG-08");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(backend.closed).isEqualTo(1);
  }

  @Test
  void theReasonWhyAStoreIsNotReadyIsTold() {
    backend.ready = CompletableFuture.failedFuture(new StoreNotReadyException("no broker"));
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("ENG-09: Database 'blogging' at nowhere:9092")
        .hasMessageContaining("no broker");
    backend.ready = CompletableFuture.failedFuture(new ConfigurationException("bad topic"));
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("bad topic");
  }

  @Test
  void missingProvidersAreNamed() {
    assertThatThrownBy(() -> builder().backend("streams").open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SPI-02: No backend named 'streams' was found (found: 'test')");
    assertThatThrownBy(() -> builder().serializer("avro").open())
        .hasMessageContaining("SPI-02: No serializer named 'avro' was found (found: 'json')");
    assertThatThrownBy(() -> builder().providers(new Without(BackendProvider.class)).open())
        .hasMessageContaining("SPI-01: No backend was found");
    assertThatThrownBy(() -> builder().providers(new Without(SerializerProvider.class)).open())
        .hasMessageContaining("SPI-01: No serializer was found");
  }

  private record Without(Class<?> missing) implements ProviderSource {
    @Override
    public <S> List<S> find(Class<S> service) {
      return service == missing ? List.of() : new TestBackend().find(service);
    }
  }

  @Test
  void aModelThatNeedsMoreThanTheBackendCanIsRefusedBeforeConnecting() {
    backend.capabilities.clear();
    backend.capabilities.add(BackendCapability.ATOMIC_WRITE);
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'Post' has the concurrency token 'version'")
        .hasMessageContaining("needs KEY_LOOKUP; the backend 'test' lacks it");
    assertThat(backend.closed).isZero();
  }

  @Test
  void aBackendWithoutViewsSaysThatThereIsNothingToRead() {
    backend.reads = false;
    backend.capabilities.removeAll(
        EnumSet.of(BackendCapability.FULL_SCAN, BackendCapability.READ_YOUR_WRITES));
    try (var factory = builder().visibilityTimeout(Duration.ZERO).open();
        var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.add(blog);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      for (ThrowingCallable reading :
          List.<ThrowingCallable>of(
              () -> db.blogs.find(2),
              () -> db.blogs.toList(),
              () -> db.blogs.count(),
              () -> db.entry(blog).reload(),
              () -> factory.status())) {
        assertThatThrownBy(reading)
            .isInstanceOf(QueryException.class)
            .hasMessageContaining("ENG-05")
            .hasMessageContaining("lacks FULL_SCAN, READ_YOUR_WRITES");
      }
      assertThatThrownBy(() -> factory.changes(Blog.class))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-06")
          .hasMessageContaining("lacks FULL_SCAN, READ_YOUR_WRITES");
    }
  }

  @Test
  void aSaveThatWouldWaitForAViewThatIsNotThereIsNotWritten() {
    backend.reads = false;
    try (var factory = builder().open();
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "a"));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-12")
          .hasMessageContaining("visibilityTimeout(Duration.ZERO)");
      assertThatThrownBy(() -> db.saveChangesAsync().join())
          .hasCauseInstanceOf(ConfigurationException.class);
      assertThat(backend.written).isEmpty();
      assertThat(db.hasChanges()).isTrue();
    }
  }

  @Test
  void openingWithoutBlockingEndsTheSameWay() {
    backend.ready = CompletableFuture.failedFuture(new StoreNotReadyException("no broker"));
    assertThatThrownBy(() -> builder().openAsync().join())
        .hasCauseInstanceOf(StoreNotReadyException.class);
    assertThat(backend.closed).isEqualTo(1);
  }
}
