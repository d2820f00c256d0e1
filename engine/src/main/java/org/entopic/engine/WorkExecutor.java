package org.entopic.engine;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one factory that run asynchronous operations and the steps that follow them.
 *
 * <p>They are as many as are needed at once, because user code that follows an operation may block
 * on another one. Tasks that come after the end run on the thread that brings them, so that no
 * future stays open.
 */
final class WorkExecutor extends ThreadPoolExecutor {
  private static final long IDLE_SECONDS = 10;

  WorkExecutor(String database) {
    super(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        threads("entopic-" + database + "-work-"),
        (task, pool) -> task.run());
  }

  private static java.util.concurrent.ThreadFactory threads(String prefix) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
