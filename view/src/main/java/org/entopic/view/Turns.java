package org.entopic.view;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs one action on a view at a time, and after it, without the lock, what the action wants to
 * tell others.
 */
final class Turns {
  final Outbox outbox = new Outbox();
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentLinkedQueue<Runnable> requests = new ConcurrentLinkedQueue<>();

  /** Takes the turn; to be ended by {@link #end()} and {@link #settle()}. */
  void begin() {
    lock.lock();
  }

  void end() {
    lock.unlock();
  }

  /** Runs an action in a turn of its own, or as part of the one that the thread has. */
  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
      settle();
    }
  }

  /** Runs an action if nobody has the turn. */
  void tryRun(Runnable action) {
    if (lock.tryLock()) {
      try {
        action.run();
      } finally {
        lock.unlock();
      }
      settle();
    }
  }

  /** Has an action run in this turn or the next one, whoever has it. */
  void request(Runnable action) {
    requests.add(action);
    settle();
  }

  /** Serves requests and messages; a request that finds the lock taken is served by its holder. */
  void settle() {
    if (lock.isHeldByCurrentThread()) {
      return;
    }
    while (!requests.isEmpty() && lock.tryLock()) {
      try {
        for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
          request.run();
        }
      } finally {
        lock.unlock();
      }
    }
    outbox.deliver();
  }
}
