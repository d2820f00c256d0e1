package org.entopic.kafka;

/**
 * Where saves are written that need no lease. Saves of several records are written one after the
 * other in each lane, and independently of other lanes.
 */
interface SaveLane {
  /** Takes a save that no earlier one holds up any more, without blocking. */
  void send(PendingSave save);
}
