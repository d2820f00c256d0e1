package org.entopic.kafka;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Executors whose thread keeps neither the JVM nor a class loader of the user's alive. */
final class DaemonThreads {
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
}
