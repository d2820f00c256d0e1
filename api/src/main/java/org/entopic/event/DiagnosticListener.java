package org.entopic.event;

import org.apiguardian.api.API;

/**
 * Is told what a factory does, for measurements.
 *
 * <p>Implementations are thread-safe and return at once: they are called by the threads that do the
 * work. What they throw is logged and stops nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface DiagnosticListener {

  /** Is told of an event. */
  void on(DiagnosticEvent event);
}
