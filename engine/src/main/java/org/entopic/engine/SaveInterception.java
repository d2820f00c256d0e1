package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.SaveResult;
import org.entopic.event.ConflictDecision;
import org.entopic.event.SaveConflictEvent;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveFailedEvent;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavedEvent;
import org.entopic.event.SavedEvent.SavedEntity;
import org.entopic.event.SavingEvent;
import org.entopic.event.Subscription;

/** What takes part in the saves of one context; thread-safe but for saves, one at a time. */
final class SaveInterception {

  /** Which twins of the interceptors' methods are called. */
  enum Twins {
    BLOCKING,
    ASYNCHRONOUS
  }

  /**
   * What a save did.
   *
   * @param result what it returns unless somebody changes it
   * @param entities what was saved, if that is of interest
   */
  record Saved(SaveResult result, List<SavedEntity> entities) {}

  private final EntityContext context;
  private final Duration patience;
  private final List<SaveInterceptor> interceptors;
  private boolean isRunning;

  /**
   * Creates the interception.
   *
   * @param first what is called before all that is added later
   * @param patience how long conflicts may be settled and met again
   */
  SaveInterception(EntityContext context, List<SaveInterceptor> first, Duration patience) {
    this.context = context;
    this.patience = patience;
    this.interceptors = new CopyOnWriteArrayList<>(first);
  }

  boolean isEmpty() {
    return interceptors.isEmpty();
  }

  Subscription add(SaveInterceptor interceptor) {
    interceptors.add(interceptor);
    return () -> interceptors.remove(interceptor);
  }

  /**
   * Runs a save with all that takes part.
   *
   * @throws IllegalStateException if it is called by what takes part
   */
  SaveResult around(Twins twins, Supplier<Saved> save) {
    if (isRunning) {
      throw EngineMessages.savingWithinSave(context.getClass().getName());
    }
    isRunning = true;
    try {
      return intercepted(twins, save);
    } finally {
      isRunning = false;
    }
  }

  private SaveResult intercepted(Twins twins, Supplier<Saved> save) {
    Saved saved;
    try {
      saved =
          saving(twins) instanceof SaveDecision.Suppress suppressed
              ? new Saved(suppressed.result(), List.of())
              : settling(twins, save);
    } catch (RuntimeException e) {
      failed(twins, e);
      throw e;
    }
    return saved(twins, saved);
  }

  private SaveDecision saving(Twins twins) {
    var event = new SavingEvent(context);
    for (SaveInterceptor each : interceptors) {
      SaveDecision decision = call(twins, () -> each.saving(event), () -> each.savingAsync(event));
      if (decision instanceof SaveDecision.Suppress) {
        return decision;
      }
    }
    return SaveDecision.proceed();
  }

  private Saved settling(Twins twins, Supplier<Saved> save) {
    long begun = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return save.get();
      } catch (ConcurrencyConflictException e) {
        if (System.nanoTime() - begun > patience.toNanos()
            || decision(twins, e, attempt) == ConflictDecision.FAIL) {
          throw e;
        }
      }
    }
  }

  private ConflictDecision decision(
      Twins twins, ConcurrencyConflictException conflict, int attempt) {
    var event = new SaveConflictEvent(context, conflict, attempt);
    for (SaveInterceptor each : interceptors) {
      ConflictDecision decision =
          call(twins, () -> each.conflict(event), () -> each.conflictAsync(event));
      if (decision == ConflictDecision.SAVE_AGAIN) {
        return decision;
      }
    }
    return ConflictDecision.FAIL;
  }

  private SaveResult saved(Twins twins, Saved saved) {
    SaveResult result = saved.result();
    for (SaveInterceptor each : interceptors) {
      var event = new SavedEvent(context, result, saved.entities());
      result = call(twins, () -> each.saved(event), () -> each.savedAsync(event));
    }
    return result;
  }

  private void failed(Twins twins, RuntimeException failure) {
    var event = new SaveFailedEvent(context, failure);
    for (SaveInterceptor each : interceptors) {
      try {
        if (twins == Twins.BLOCKING) {
          each.failed(event);
        } else {
          Futures.await(each.failedAsync(event));
        }
      } catch (RuntimeException further) {
        failure.addSuppressed(further);
      }
    }
  }

  private static <R> R call(
      Twins twins, Supplier<R> blocking, Supplier<CompletableFuture<R>> asynchronous) {
    return twins == Twins.BLOCKING ? blocking.get() : Futures.await(asynchronous.get());
  }
}
