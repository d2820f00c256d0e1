package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.FailureKind;
import org.entopic.RetryStrategy;
import org.entopic.SaveFailedException;
import org.entopic.SaveNotVisibleException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class RetryStrategyTest {
  private static final RetryStrategy THRICE =
      RetryStrategy.retries(3).pauses(Duration.ZERO, Duration.ofMillis(1));

  private final String database;
  private final EntityContextFactory<BloggingContext> factory;
  private final AtomicInteger runs = new AtomicInteger();

  RetryStrategyTest(TestInfo test) {
    database = "retries-" + test.getTestMethod().orElseThrow().getName();
    factory = open(RetryStrategy.none());
  }

  private EntityContextFactory<BloggingContext> open(RetryStrategy strategy) {
    return EntityContextFactory.of(BloggingContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .retries(strategy)
        .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void failuresAreTransientUnknownOrFatal() {
    assertThat(FailureKind.of(new StoreNotReadyException("away"))).isEqualTo(FailureKind.TRANSIENT);
    assertThat(FailureKind.of(new ConcurrencyConflictException("stale")))
        .isEqualTo(FailureKind.TRANSIENT);
    assertThat(FailureKind.of(new SaveOutcomeUnknownException("lost")))
        .isEqualTo(FailureKind.UNKNOWN);
    assertThat(FailureKind.of(new SaveNotVisibleException("written"))).isEqualTo(FailureKind.FATAL);
    assertThat(FailureKind.of(new UniqueConstraintException("taken"))).isEqualTo(FailureKind.FATAL);
    assertThat(FailureKind.of(new IllegalStateException("misuse"))).isEqualTo(FailureKind.FATAL);
  }

  @Test
  void aUnitOfWorkThatMeetsAConflictRunsAgainAndReadsAnew() {
    try (var db = factory.create()) {
      db.posts.add(new Post("p", "", null));
      db.saveChanges();
    }
    String title =
        factory.execute(
            THRICE,
            db -> {
              Post post = db.posts.find("p").orElseThrow();
              if (runs.incrementAndGet() < 3) {
                interfere();
              }
              post.setTitle(post.title() + "mine");
              db.saveChanges();
              return post.title();
            });
    assertThat(runs).hasValue(3);
    assertThat(title).isEqualTo("theirs theirs mine");
  }

  private void interfere() {
    try (var other = factory.create()) {
      Post post = other.posts.find("p").orElseThrow();
      post.setTitle(post.title() + "theirs ");
      other.saveChanges();
    }
  }

  @Test
  void theLastFailureIsThrownWithTheEarlierOnes() {
    assertThatExceptionOfType(StoreNotReadyException.class)
        .isThrownBy(
            () ->
                factory.run(
                    THRICE,
                    db -> {
                      throw new StoreNotReadyException("run " + runs.incrementAndGet());
                    }))
        .withMessage("run 4")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("run 3"));
  }

  @Test
  void workThatEndsLaterRunsAgainAndReadsAnew() {
    try (var db = factory.create()) {
      db.posts.add(new Post("p", "", null));
      db.saveChanges();
    }
    List<BloggingContext> contexts = new ArrayList<>();
    String title =
        factory
            .executeAsync(
                THRICE,
                db -> {
                  contexts.add(db);
                  Post post = db.posts.find("p").orElseThrow();
                  if (runs.incrementAndGet() < 3) {
                    interfere();
                  }
                  post.setTitle(post.title() + "mine");
                  return db.saveChangesAsync().thenApply(saved -> post.title());
                })
            .join();
    assertThat(runs).hasValue(3);
    assertThat(title).isEqualTo("theirs theirs mine");
    assertThat(contexts)
        .hasSize(3)
        .allSatisfy(db -> assertThatIllegalStateException().isThrownBy(() -> db.posts.find("p")));
  }

  @Test
  void theLastFailureOfWorkThatEndsLaterHasTheEarlierOnes() {
    assertThat(
            factory.<String>executeAsync(
                THRICE,
                db ->
                    CompletableFuture.failedFuture(
                        new StoreNotReadyException("run " + runs.incrementAndGet()))))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .withMessage("run 4")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("run 3"));
    runs.set(0);
    assertThat(
            factory.<String>executeAsync(
                THRICE,
                db -> {
                  runs.incrementAndGet();
                  throw new SaveFailedException("at once");
                }))
        .isCompletedExceptionally();
    assertThat(runs).hasValue(1);
  }

  @Test
  void otherFailuresAreNotRepeated() {
    for (RuntimeException failure :
        List.of(
            new SaveOutcomeUnknownException("lost"),
            new SaveNotVisibleException("written"),
            new SaveFailedException("bad"))) {
      runs.set(0);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(
              () ->
                  factory.run(
                      THRICE,
                      db -> {
                        runs.incrementAndGet();
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void theChoiceOfFailuresIsTheProgramsIfItLikes() {
    String result =
        factory.execute(
            THRICE.after(SaveOutcomeUnknownException.class::isInstance),
            db -> {
              if (runs.incrementAndGet() == 1) {
                throw new SaveOutcomeUnknownException("harmless");
              }
              return "done";
            });
    assertThat(result).isEqualTo("done");
  }

  @Test
  void anInterruptEndsThePauses() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(StoreNotReadyException.class)
          .isThrownBy(
              () ->
                  factory.run(
                      RetryStrategy.retries(5).pauses(Duration.ofHours(1), Duration.ofHours(1)),
                      db -> {
                        runs.incrementAndGet();
                        throw new StoreNotReadyException("away");
                      }));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(runs).hasValue(1);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void withRetriesTransactionsBeginWhereTheyCanRunAgain() {
    List<Integer> attempts = new ArrayList<>();
    try (var retrying = open(THRICE)) {
      try (var db = retrying.create()) {
        assertThatIllegalStateException().isThrownBy(db::begin).withMessageStartingWith("API-22: ");
      }
      retrying.run(
          db -> {
            try (var transaction = db.begin();
                var other = retrying.create(transaction)) {
              db.posts.add(new Post("p", "", null));
              db.saveChanges();
              other.posts.add(new Post("q", "", null));
              other.saveChanges();
              attempts.add(1);
              if (attempts.size() == 1) {
                throw new StoreNotReadyException("away");
              }
              transaction.commit();
            }
          });
      assertThat(attempts).hasSize(2);
      long stored = retrying.execute(db -> db.posts.count());
      assertThat(stored).isEqualTo(2);
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RetryStrategy.retries(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THRICE.pauses(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
