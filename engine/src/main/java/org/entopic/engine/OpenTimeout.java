package org.entopic.engine;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entopic.EntityStoreException;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.engine.EngineConfig;

/** The time that opening a factory may take, counted from when this is created. */
final class OpenTimeout {
  private final EngineConfig config;
  private final long deadline;

  OpenTimeout(EngineConfig config) {
    this.config = config;
    this.deadline = System.nanoTime() + config.store().openTimeout().toNanos();
  }

  /** Returns the time that is left. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** Waits for the store in the time that is left. */
  void await(CompletableFuture<Void> ready) {
    try {
      ready.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw EngineMessages.notReadyInTime(config, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineMessages.interrupted(config, e);
    } catch (CancellationException e) {
      throw EngineMessages.notReady(config, e);
    } catch (ExecutionException e) {
      Throwable cause = Futures.cause(e);
      if (cause instanceof EntityStoreException known
          && !(cause instanceof StoreNotReadyException)) {
        throw known;
      }
      throw EngineMessages.notReady(config, cause);
    }
  }
}
