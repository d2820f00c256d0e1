package org.entopic.embedded.node;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** Keeps Kafka's code from ending the JVM that it is a guest in, while any node runs. */
final class ProcessExit {
  private static final Object LOCK = new Object();
  private static int guests;

  private ProcessExit() {}

  /** Turns Kafka's exit and halt into an exception in the thread that asked for it. */
  static void forbid() {
    synchronized (LOCK) {
      if (guests++ == 0) {
        Exit.setExitProcedure(ProcessExit::refuse);
        Exit.setHaltProcedure(ProcessExit::refuse);
      }
    }
  }

  /** Takes one {@link #forbid} back; the last one gives Kafka its own procedures again. */
  static void allow() {
    synchronized (LOCK) {
      if (--guests == 0) {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
      }
    }
  }

  private static void refuse(int status, @Nullable String message) {
    throw new IllegalStateException(
        "EMB-20: An embedded Kafka node asked to end the JVM with status "
            + status
            + (message == null ? "" : " (" + message + ")")
            + "; the JVM goes on. Stop and start the node, and look for the cause in the log.");
  }
}
