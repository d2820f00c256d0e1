package org.entopic.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a factory is open, and why not; thread-safe. */
final class Lifecycle {
  private final String database;
  private final AtomicReference<@Nullable Supplier<? extends RuntimeException>> ended =
      new AtomicReference<>();

  Lifecycle(String database) {
    this.database = database;
  }

  boolean isOpen() {
    return ended.get() == null;
  }

  void requireOpen() {
    Supplier<? extends RuntimeException> reason = ended.get();
    if (reason != null) {
      throw reason.get();
    }
  }

  /** Closes it; returns whether it was open until now. */
  boolean close() {
    return close(() -> EngineMessages.factoryClosed(database));
  }

  /** Closes it for a reason that later use is told; returns whether it was open until now. */
  boolean close(Supplier<? extends RuntimeException> reason) {
    return ended.compareAndSet(null, reason);
  }
}
