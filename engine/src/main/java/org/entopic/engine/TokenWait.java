package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.entopic.ConsistencyToken;
import org.entopic.ConsistencyToken.Position;
import org.entopic.EntityStoreException;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.engine.EngineConfig;

/** Waits until the local view holds what a save wrote, whichever process made it; thread-safe. */
final class TokenWait {
  private final EngineConfig config;
  private final OpenStore store;
  private final Set<String> topics;

  TokenWait(EngineConfig config, OpenStore store) {
    this.config = config;
    this.store = store;
    this.topics =
        store.formats().values().stream()
            .map(format -> format.type().topic().name())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns a future that completes when the view holds it and fails with {@link
   * StoreNotReadyException} when it does not in time, or never will.
   *
   * @throws IllegalArgumentException if none of its topics is read
   * @throws org.entopic.QueryException if the backend only writes
   */
  CompletableFuture<Void> of(ConsistencyToken token, Duration timeout) {
    CompletableFuture<Void> reached = reached(token);
    return reached.isDone() && !reached.isCompletedExceptionally()
        ? reached
        : reached
            .copy()
            .orTimeout(Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)), TimeUnit.NANOSECONDS)
            .exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(reason(failure, timeout)));
  }

  /**
   * Waits until the view holds it.
   *
   * @throws StoreNotReadyException as the future fails, and if this thread is interrupted, which it
   *     stays
   */
  void await(ConsistencyToken token, Duration timeout) {
    try {
      of(token, timeout).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineMessages.neverReached(config, e);
    } catch (ExecutionException e) {
      throw Futures.unchecked(e);
    }
  }

  private CompletableFuture<Void> reached(ConsistencyToken token) {
    List<Position> positions = token.positions();
    if (!positions.isEmpty()
        && positions.stream().noneMatch(position -> topics.contains(position.topic()))) {
      throw EngineMessages.foreignToken(config);
    }
    return store.requireReader().reached(token);
  }

  private EntityStoreException reason(Throwable failure, Duration timeout) {
    Throwable cause = Futures.cause(failure);
    return cause instanceof TimeoutException
        ? EngineMessages.notReached(config, timeout, cause)
        : EngineMessages.neverReached(config, cause);
  }
}
