package org.entopic.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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
  private final ReentrantLock steps = new ReentrantLock();
  private Runnable idle = () -> {};
  private int depth;
  private volatile boolean closed;

  ContextGuard(String context, Lifecycle factory) {
    this.context = context;
    this.factory = factory;
  }

  /** Sets what is done after each operation, while the context is still in use. */
  void whenIdle(Runnable action) {
    idle = action;
  }

  /** Runs an operation while nothing else uses the context. */
  <R extends @Nullable Object> R run(Supplier<R> operation) {
    enter();
    try {
      return settled(operation);
    } finally {
      exit();
    }
  }

  private <R extends @Nullable Object> R settled(Supplier<R> operation) {
    R result;
    try {
      result = operation.get();
    } catch (RuntimeException | Error e) {
      try {
        settle();
      } catch (RuntimeException further) {
        e.addSuppressed(further);
      }
      throw e;
    }
    settle();
    return result;
  }

  private void settle() {
    if (depth == 1) {
      idle.run();
    }
  }

  /** Runs an operation without a result while nothing else uses the context. */
  void use(Runnable operation) {
    this.<@Nullable Object>run(
        () -> {
          operation.run();
          return null;
        });
  }

  /** Holds the context for an asynchronous operation until {@link #release}. */
  void hold() {
    requireOpen();
    if (!user.compareAndSet(null, HELD)) {
      throw EngineMessages.overlappingUse(context);
    }
  }

  /**
   * Holds the context as {@link #hold} does; returns false where it, or its factory, is closed.
   *
   * @throws IllegalStateException if the context is in use
   */
  boolean holdIfOpen() {
    if (closed || !factory.isOpen()) {
      return false;
    }
    hold();
    return true;
  }

  /**
   * Runs a step of the asynchronous operation that holds the context, after the one before it: what
   * a step starts may be done on another thread before the step itself has ended.
   */
  <R extends @Nullable Object> R step(Supplier<R> step) {
    steps.lock();
    try {
      user.set(Thread.currentThread());
      depth = 1;
      return settled(step);
    } finally {
      depth = 0;
      user.set(HELD);
      steps.unlock();
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

  /** Returns whether the context or its factory is closed. */
  boolean isClosed() {
    return closed || !factory.isOpen();
  }

  /** Runs a last action between steps, unless another thread still uses the context. */
  void atEnd(Runnable action) {
    steps.lock();
    try {
      Object now = user.get();
      if (now == null || now == HELD || now == Thread.currentThread()) {
        action.run();
      }
    } finally {
      steps.unlock();
    }
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
