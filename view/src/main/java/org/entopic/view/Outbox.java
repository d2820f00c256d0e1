package org.entopic.view;

import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What others are to be told, in order and outside the view's lock. What they throw is logged: it
 * must not end the feeding.
 */
final class Outbox {
  private static final System.Logger LOG = System.getLogger("org.entopic.view");

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock delivering = new ReentrantLock();

  void add(Runnable message) {
    queue.add(message);
  }

  /** Delivers what is there, unless another thread or a caller further up is at it. */
  void deliver() {
    while (!queue.isEmpty() && !delivering.isHeldByCurrentThread() && delivering.tryLock()) {
      try {
        for (Runnable message = queue.poll(); message != null; message = queue.poll()) {
          run(message);
        }
      } finally {
        delivering.unlock();
      }
    }
  }

  private static void run(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, ViewMessages.LISTENER_FAILED, e);
    }
  }
}
