package org.entopic.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waiting for futures and handing their failures on. */
final class Futures {
  private Futures() {}

  /** Returns the reason of a failure without the wrappers of futures. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Returns the reason of a failure as something that can be thrown. */
  static RuntimeException unchecked(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : EngineMessages.unexpected(cause);
  }

  /**
   * Waits for a result that must be known; an interrupt is kept for later, because what is under
   * way cannot be taken back.
   */
  static <R> R await(CompletableFuture<R> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unchecked(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Completes a future as another one was. */
  static <R extends @Nullable Object> void complete(
      CompletableFuture<R> future, R result, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(cause(failure));
    }
  }
}
