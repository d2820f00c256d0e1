package org.entopic.engine.save;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entopic.SaveNotVisibleException;

/** Waits until this process can read what it wrote; thread-safe. */
public final class SaveVisibility {
  private final Duration timeout;

  /** Creates the wait of at most a time; zero does not wait. */
  public SaveVisibility(Duration timeout) {
    this.timeout = timeout;
  }

  /** Returns how long saves wait. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns whether saves wait at all. */
  public boolean isAwaited() {
    return !timeout.isZero();
  }

  /**
   * Returns a future that completes when the save can be read here.
   *
   * <p>It fails with {@link SaveNotVisibleException} when that takes too long or cannot come to be;
   * the save is written all the same.
   */
  public CompletableFuture<Void> of(SavePlan plan, WrittenSave save) {
    if (timeout.isZero()) {
      return CompletableFuture.completedFuture(null);
    }
    if (save.visible().isDone() && !save.visible().isCompletedExceptionally()) {
      return save.visible();
    }
    return save.visible()
        .copy()
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(reason(plan, failure)));
  }

  /**
   * Waits until the save can be read here.
   *
   * @throws SaveNotVisibleException as the future fails, and if this thread is interrupted, which
   *     it stays
   */
  public void await(SavePlan plan, WrittenSave save) {
    try {
      of(plan, save).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SaveMessages.visibilityUnknown(plan, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SaveNotVisibleException known
          ? known
          : SaveMessages.visibilityUnknown(plan, e);
    }
  }

  private SaveNotVisibleException reason(SavePlan plan, Throwable failure) {
    return failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException
        ? SaveMessages.notVisible(plan, timeout, failure)
        : SaveMessages.visibilityUnknown(plan, failure);
  }
}
