package org.entopic.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Does something to several nodes at once, on threads whose context is the broker's loader. */
final class NodeThreads {

  private NodeThreads() {}

  /** Starts something; an interrupt of the caller cuts it short. */
  static void start(Collection<Integer> ids, IntConsumer step) {
    run(ids, step, Thread::interrupt);
  }

  /** Stops something; an interrupt of the caller is kept for later, so that nothing is left. */
  static void stop(Collection<Integer> ids, IntConsumer step) {
    run(ids, step, thread -> {});
  }

  private static void run(Collection<Integer> ids, IntConsumer step, Consumer<Thread> onInterrupt) {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int id : ids) {
      threads.add(newThread(id, step, failures));
    }
    threads.forEach(Thread::start);
    joinAll(threads, onInterrupt);
    throwFirst(failures);
  }

  private static Thread newThread(int id, IntConsumer step, Queue<Throwable> failures) {
    Runnable task =
        () -> {
          try {
            step.accept(id);
          } catch (RuntimeException | Error e) {
            failures.add(e);
          }
        };
    Thread thread = new Thread(task, "embedded-kafka-node-" + id);
    thread.setDaemon(true);
    thread.setContextClassLoader(BrokerLoader.get());
    return thread;
  }

  private static void joinAll(List<Thread> threads, Consumer<Thread> onInterrupt) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          threads.forEach(onInterrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void throwFirst(Queue<Throwable> failures) {
    Throwable first = failures.poll();
    if (first == null) {
      return;
    }
    failures.forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first;
  }
}
