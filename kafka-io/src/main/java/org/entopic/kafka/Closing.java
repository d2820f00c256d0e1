package org.entopic.kafka;

import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes things, all of them, whatever one of them throws and though the thread be interrupted. */
public final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /**
   * Takes steps one after the other; each begins without interrupt, and afterwards the thread is
   * interrupted if it was before or in between.
   *
   * @throws RuntimeException what the first step threw that failed otherwise, with what the others
   *     threw suppressed
   */
  public static void all(Runnable... steps) {
    boolean interrupted = false;
    RuntimeException failure = null;
    for (Runnable step : steps) {
      interrupted |= Thread.interrupted();
      try {
        step.run();
      } catch (InterruptException e) {
        interrupted = true;
        LOG.debug("The thread was interrupted while it closed something", e);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }
}
