package org.entopic.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.entopic.event.DiagnosticEvent.SaveEnded;

/** A save that the store has answered. */
@Name("org.entopic.Save")
@Label("Save")
@Category("Entopic")
@StackTrace(false)
final class SaveRecord extends Event {
  @Label("Database")
  private final String database;

  @Label("Entities")
  private final int entities;

  @Label("Outcome")
  private final String outcome;

  @Label("Time Taken")
  @Description("Without the wait until it can be read")
  @Timespan(Timespan.NANOSECONDS)
  private final long taken;

  private SaveRecord(String database, int entities, String outcome, long taken) {
    this.database = database;
    this.entities = entities;
    this.outcome = outcome;
    this.taken = taken;
  }

  static SaveRecord of(SaveEnded save) {
    return new SaveRecord(
        save.database(), save.entities(), save.outcome().name(), save.duration().toNanos());
  }
}
