package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entopic.ConsistencyToken;
import org.entopic.ConsistencyToken.Position;
import org.entopic.EntityContextFactory;
import org.entopic.QueryException;
import org.entopic.StoreNotReadyException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for what was saved elsewhere, over a store whose view is held back. */
class ConsistencyTokenTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final TestBackend backend = new TestBackend();
  private final EntityContextFactory<BloggingContext> writer = open(Duration.ZERO);
  private final EntityContextFactory<BloggingContext> reader = open(SHORT);

  private EntityContextFactory<BloggingContext> open(Duration visibility) {
    return EntityContextFactory.of(BloggingContext::new)
        .database("tokens")
        .providers(backend)
        .visibilityTimeout(visibility)
        .open();
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
  }

  private ConsistencyToken save() {
    try (var db = writer.create()) {
      db.blogs.add(new Blog(1, "a"));
      return ConsistencyToken.parse(String.valueOf(db.saveChanges().token()));
    }
  }

  @Test
  void waitsUntilTheViewHoldsTheSave() throws Exception {
    backend.mayShow = new CompletableFuture<>();
    ConsistencyToken token = save();
    CompletableFuture<Void> shown = reader.awaitAsync(token, LONG);
    assertThat(shown).isNotDone();
    backend.mayShow.complete(null);
    shown.get(30, TimeUnit.SECONDS);
    reader.await(token, Duration.ZERO);
    try (var db = reader.create()) {
      assertThat(db.blogs.atLeast(token).count()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNotThereInTimeIsSaidSo() {
    backend.mayShow = new CompletableFuture<>();
    ConsistencyToken token = save();
    assertThatExceptionOfType(StoreNotReadyException.class)
        .isThrownBy(() -> reader.await(token, SHORT))
        .withMessageStartingWith("ENG-31: ");
    try (var db = reader.create()) {
      assertThat(db.blogs.count()).isZero();
      assertThatExceptionOfType(StoreNotReadyException.class)
          .isThrownBy(() -> db.blogs.atLeast(token).toList())
          .withMessageStartingWith("ENG-31: ");
      assertThat(db.blogs.count()).as("the context goes on").isZero();
    }
  }

  @Test
  void queriesWaitAlsoWhereMoreIsAskedOfThem() {
    ConsistencyToken token = save();
    try (var db = reader.create()) {
      assertThat(db.blogs.asNoTracking().atLeast(token).take(1).toList()).hasSize(1);
      assertThat(db.blogs.atLeast(token).firstAsync().join()).isPresent();
      assertThat(db.blogs.atLeast(token).any()).isTrue();
      try (var stream = db.blogs.atLeast(token).stream()) {
        assertThat(stream.count()).isEqualTo(1);
      }
    }
  }

  @Test
  void whatNeverComesIsSaidSo() {
    backend.mayShow = CompletableFuture.failedFuture(new StoreNotReadyException("created anew"));
    var token = new ConsistencyToken(UUID.randomUUID(), List.of());
    assertThatExceptionOfType(StoreNotReadyException.class)
        .isThrownBy(() -> reader.await(token, LONG))
        .withMessageStartingWith("ENG-32: ")
        .withMessageContaining("created anew");
  }

  @Test
  void anInterruptEndsTheWait() {
    backend.mayShow = new CompletableFuture<>();
    ConsistencyToken token = save();
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(StoreNotReadyException.class)
          .isThrownBy(() -> reader.await(token, LONG));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void tokensOfOtherDatabasesAreRefused() {
    var foreign =
        new ConsistencyToken(
            UUID.randomUUID(), List.of(new Position("shop.Order", UUID.randomUUID(), 0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.await(foreign, LONG))
        .withMessageStartingWith("ENG-33: ");
  }

  @Test
  void withoutAViewThereIsNothingToWaitFor() {
    var token = new ConsistencyToken(UUID.randomUUID(), List.of());
    backend.reads = false;
    try (var blind = open(Duration.ZERO)) {
      assertThatExceptionOfType(QueryException.class).isThrownBy(() -> blind.await(token, LONG));
    }
  }
}
