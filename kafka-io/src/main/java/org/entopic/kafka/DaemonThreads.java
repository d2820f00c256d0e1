package org.entopic.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executors whose thread keeps neither the JVM nor a class loader of the user's alive. */
final class DaemonThreads {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);

  private DaemonThreads() {}

  /**
   * Returns an executor with one thread; what it was to do later is dropped when it is shut down.
   */
  static ScheduledThreadPoolExecutor single(String name) {
    var executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  /**
   * Ends an executor when it has done what it was given to do at once, or soon after that was
   * interrupted.
   *
   * @param interruption makes what it does end, after a second
   */
  static void end(ScheduledThreadPoolExecutor executor, Runnable interruption) {
    boolean interrupted = false;
    try {
      if (!isIdle(executor)) {
        Closing.all(interruption, executor::shutdownNow);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      Closing.all(interruption, executor::shutdownNow);
    } catch (RejectedExecutionException e) {
      LOG.debug("An executor was ended twice", e);
    }
    executor.shutdown();
    try {
      if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.debug("A thread did not end in time");
      }
    } catch (InterruptedException e) {
      interrupted = true;
      executor.shutdownNow();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isIdle(ScheduledThreadPoolExecutor executor) throws InterruptedException {
    var idle = new CountDownLatch(1);
    executor.execute(idle::countDown);
    return idle.await(1, TimeUnit.SECONDS);
  }
}
