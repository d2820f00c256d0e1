package org.entopic.engine.save;

import java.time.Duration;
import org.entopic.event.DiagnosticEvent.GroupEnded;

/** What a group of checked saves did, and how long that took; thread-safe. */
final class GroupClock {
  private static final long NEVER = -1;

  private final long begun = System.nanoTime();
  private long validated = begun;
  private long turn = NEVER;
  private int fences;
  private int saves;
  private int records;

  /** Takes note that the group is validated in a turn of the lease. */
  synchronized void validated(long inTurn) {
    if (turn == NEVER) {
      validated = System.nanoTime();
    } else if (turn != inTurn) {
      fences++;
    }
    turn = inTurn;
  }

  /** Takes note that one of its saves is written. */
  synchronized void written(int recordsOfSave) {
    saves++;
    records += recordsOfSave;
  }

  synchronized int saves() {
    return saves;
  }

  /** Returns how long ago the group was validated first. */
  synchronized long writingNanos() {
    return System.nanoTime() - validated;
  }

  synchronized GroupEnded ended(String database) {
    return new GroupEnded(
        database,
        saves,
        records,
        Duration.ofNanos(validated - begun),
        Duration.ofNanos(System.nanoTime() - begun),
        fences);
  }
}
