package org.entopic.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a factory is open; thread-safe. */
final class Lifecycle {
  private final String database;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lifecycle(String database) {
    this.database = database;
  }

  void requireOpen() {
    if (closed.get()) {
      throw EngineMessages.factoryClosed(database);
    }
  }

  /** Closes it; returns whether it was open until now. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }
}
