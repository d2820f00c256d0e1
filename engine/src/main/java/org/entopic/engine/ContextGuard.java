package org.entopic.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses overlapping use of one context, and use after it or its factory is closed.
 *
 * <p>A context is free, used by a thread (which may enter again), or held by an asynchronous
 * operation whose steps run on any thread. Each change of hands is a happens-before edge.
 */
final class ContextGuard {
  private static final Object HELD = new Object();

  private final String context;
  private final Lifecycle factory;
  private final AtomicReference<@Nullable Object> user = new AtomicReference<>();
  private int depth;
  private volatile boolean closed;

  ContextGuard(String context, Lifecycle factory) {
    this.context = context;
    this.factory = factory;
  }

  /** Runs an operation while nothing else uses the context. */
  <R extends @Nullable Object> R run(Supplier<R> operation) {
    enter();
    try {
      return operation.get();
    } finally {
      exit();
    }
  }

  /** Runs an operation without a result while nothing else uses the context. */
  void use(Runnable operation) {
    enter();
    try {
      operation.run();
    } finally {
      exit();
    }
  }

  /** Holds the context for an asynchronous operation until {@link #release}. */
  void hold() {
    requireOpen();
    if (!user.compareAndSet(null, HELD)) {
      throw EngineMessages.overlappingUse(context);
    }
  }

  /** Runs a step of the asynchronous operation that holds the context. */
  <R extends @Nullable Object> R step(Supplier<R> step) {
    user.set(Thread.currentThread());
    depth = 1;
    try {
      return step.get();
    } finally {
      depth = 0;
      user.set(HELD);
    }
  }

  /** Ends the asynchronous operation; call it before anybody learns that it is done. */
  void release() {
    user.set(null);
  }

  /** Refuses all use from now on; what is under way goes on to its end. */
  void close() {
    closed = true;
  }

  private void enter() {
    requireOpen();
    Thread me = Thread.currentThread();
    if (user.get() != me && !user.compareAndSet(null, me)) {
      throw EngineMessages.overlappingUse(context);
    }
    depth++;
  }

  private void exit() {
    depth--;
    if (depth == 0) {
      user.set(null);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw EngineMessages.contextClosed(context);
    }
    factory.requireOpen();
  }
}
