package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.entopic.Transaction;
import org.entopic.event.TransactionEvent;
import org.entopic.event.TransactionInterceptor;
import org.jspecify.annotations.Nullable;

/** Tells interceptors what happens to one transaction. */
final class TransactionInterception {
  private final List<TransactionInterceptor> interceptors;
  private final Transaction transaction;
  private final long begun = System.nanoTime();

  TransactionInterception(List<TransactionInterceptor> interceptors, Transaction transaction) {
    this.interceptors = interceptors;
    this.transaction = transaction;
  }

  Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Tells all of them, and throws what they threw. */
  void tell(BiConsumer<TransactionInterceptor, TransactionEvent> what) {
    RuntimeException thrown = tell(what, null);
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Tells all of them, and returns what was thrown, before or by them. */
  @Nullable RuntimeException tell(
      BiConsumer<TransactionInterceptor, TransactionEvent> what,
      @Nullable RuntimeException thrownBefore) {
    RuntimeException thrown = thrownBefore;
    for (TransactionInterceptor each : interceptors) {
      try {
        what.accept(each, new TransactionEvent(transaction, sinceBegin()));
      } catch (RuntimeException e) {
        if (thrown == null) {
          thrown = e;
        } else if (thrown != e) {
          thrown.addSuppressed(e);
        }
      }
    }
    return thrown;
  }
}
