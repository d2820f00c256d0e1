package org.entopic.event;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.SaveResult;

/**
 * Takes part in every save of a factory's contexts; given to {@link
 * org.entopic.EntityContextFactoryBuilder#interceptor}.
 *
 * <p>Each method is called while the context belongs to the save, so it may use the context, except
 * to save. {@link org.entopic.EntityContext#saveChangesAsync()} calls the asynchronous twins on a
 * thread of the factory; their futures are waited for, and what goes on after they returned must
 * leave the context alone.
 *
 * <pre>{@code
 * class Stamps implements SaveInterceptor {
 *   @Override
 *   public SaveDecision saving(SavingEvent event) {
 *     for (EntityEntry<?> entry : event.context().entries()) {
 *       if (entry.entity() instanceof Stamped stamped && entry.state() == EntityState.MODIFIED) {
 *         stamped.setUpdated(Instant.now());
 *       }
 *     }
 *     return SaveDecision.proceed();
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface SaveInterceptor extends Interceptor {

  /**
   * Is called before the context looks for what has changed. What it throws is thrown by the save,
   * of which nothing is written.
   */
  default SaveDecision saving(SavingEvent event) {
    return SaveDecision.proceed();
  }

  /** Does as {@link #saving} for asynchronous saves. */
  default CompletableFuture<SaveDecision> savingAsync(SavingEvent event) {
    return CompletableFuture.completedFuture(saving(event));
  }

  /**
   * Is called when a save is done and can be read, or is collected by a transaction, and returns
   * what the save returns. What it throws is thrown by the save, although everything is written;
   * then neither those after it nor {@link #failed} are called.
   */
  default SaveResult saved(SavedEvent event) {
    return event.result();
  }

  /** Does as {@link #saved} for asynchronous saves. */
  default CompletableFuture<SaveResult> savedAsync(SavedEvent event) {
    return CompletableFuture.completedFuture(saved(event));
  }

  /**
   * Is called before a save throws, whatever it throws; the others are told all the same. What
   * {@link #saved} throws is not told: the save is written by then.
   */
  default void failed(SaveFailedEvent event) {}

  /** Does as {@link #failed} for asynchronous saves. */
  default CompletableFuture<Void> failedAsync(SaveFailedEvent event) {
    failed(event);
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Is called before a save throws because of a conflict. An interceptor that has settled it, by
   * {@code clientWins()}, {@code storeWins()} or {@code merge()} of the exception or entry by
   * entry, has the context save again; the first one that says so is the last one asked. Conflicts
   * that go on for longer than the save time-out are thrown all the same.
   */
  default ConflictDecision conflict(SaveConflictEvent event) {
    return ConflictDecision.FAIL;
  }

  /** Does as {@link #conflict} for asynchronous saves. */
  default CompletableFuture<ConflictDecision> conflictAsync(SaveConflictEvent event) {
    return CompletableFuture.completedFuture(conflict(event));
  }
}
