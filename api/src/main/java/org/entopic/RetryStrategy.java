package org.entopic;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How often, when and after which failures a unit of work runs again.
 *
 * <p>Immutable and thread-safe. Pauses double from the first to the longest, and are cut by up to a
 * half at random so that those who met do not meet again.
 *
 * <pre>{@code
 * factory.run(RetryStrategy.retries(5), db -> {
 *   db.accounts.find("Ada").orElseThrow().add(10);
 *   db.saveChanges();
 * });
 * }</pre>
 *
 * @see EntityContextFactory#execute(RetryStrategy, java.util.function.Function)
 * @see EntityContextFactoryBuilder#retries
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RetryStrategy {
  private static final int MOST_DOUBLINGS = 20;
  private static final RetryStrategy NONE = retries(0);

  private final int retries;
  private final Duration firstPause;
  private final Duration longestPause;
  private final Predicate<? super RuntimeException> retried;

  private RetryStrategy(
      int retries,
      Duration firstPause,
      Duration longestPause,
      Predicate<? super RuntimeException> retried) {
    this.retries = retries;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
    this.retried = retried;
  }

  /** Returns the strategy that runs work once. */
  public static RetryStrategy none() {
    return NONE;
  }

  /**
   * Returns the strategy that runs work again after {@linkplain FailureKind#TRANSIENT transient}
   * failures, with pauses from 10 ms to a second.
   *
   * @param count how often it runs again at the most
   * @throws IllegalArgumentException if the number is negative
   */
  public static RetryStrategy retries(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "API-20: " + count + " is no number of retries. Use 0 for none.");
    }
    return new RetryStrategy(
        count,
        Duration.ofMillis(10),
        Duration.ofSeconds(1),
        failure -> FailureKind.of(failure) == FailureKind.TRANSIENT);
  }

  /**
   * Returns this strategy with other pauses.
   *
   * @throws IllegalArgumentException if a pause is negative, or the longest below the first
   */
  public RetryStrategy pauses(Duration first, Duration longest) {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "API-21: Pauses from " + first + " to " + longest + " are none. Use growing times.");
    }
    return new RetryStrategy(retries, first, longest, retried);
  }

  /**
   * Returns this strategy with another choice of failures; a {@link SaveNotVisibleException} says
   * that everything is written already.
   */
  public RetryStrategy after(Predicate<? super RuntimeException> failures) {
    return new RetryStrategy(
        retries, firstPause, longestPause, Objects.requireNonNull(failures, "failures"));
  }

  /** Returns whether work runs again at all. */
  public boolean isOn() {
    return retries > 0;
  }

  /** Runs work; what fails in the end is thrown with what failed before suppressed. */
  <R extends @Nullable Object> R run(Supplier<R> work) {
    RuntimeException earlier = null;
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (earlier != null && earlier != e) {
          e.addSuppressed(earlier);
        }
        if (!isRetried(attempt, e) || !pause(attempt)) {
          throw e;
        }
        earlier = e;
      }
    }
  }

  /**
   * Runs work that ends later, and again after failures of its futures; no thread waits for pauses.
   */
  <R extends @Nullable Object> CompletableFuture<R> runAsync(
      Supplier<? extends CompletionStage<R>> work) {
    return runAsync(work, 1, null);
  }

  private <R extends @Nullable Object> CompletableFuture<R> runAsync(
      Supplier<? extends CompletionStage<R>> work, int attempt, @Nullable Throwable earlier) {
    CompletionStage<R> running;
    try {
      running = work.get();
    } catch (RuntimeException e) {
      running = CompletableFuture.failedFuture(e);
    }
    return running
        .exceptionallyCompose(failure -> again(work, attempt, earlier, cause(failure)))
        .toCompletableFuture();
  }

  private <R extends @Nullable Object> CompletionStage<R> again(
      Supplier<? extends CompletionStage<R>> work,
      int attempt,
      @Nullable Throwable earlier,
      Throwable failure) {
    if (earlier != null && earlier != failure) {
      failure.addSuppressed(earlier);
    }
    return failure instanceof RuntimeException e && isRetried(attempt, e)
        ? CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(pauseNanos(attempt), NANOSECONDS))
            .thenCompose(paused -> runAsync(work, attempt + 1, failure))
        : CompletableFuture.failedFuture(failure);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private boolean isRetried(int attempt, RuntimeException failure) {
    return attempt <= retries && retried.test(failure);
  }

  /**
   * Waits before the next attempt; returns false where the thread is interrupted, which it stays.
   */
  private boolean pause(int attempt) {
    try {
      NANOSECONDS.sleep(pauseNanos(attempt));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private long pauseNanos(int attempt) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    long longest = (doubled.compareTo(longestPause) < 0 ? doubled : longestPause).toNanos();
    return longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }
}
