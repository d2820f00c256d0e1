package org.entopic.jfr;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.entopic.event.DiagnosticEvent.GroupEnded;

/** A group of checked saves that is over. */
@Name("org.entopic.Group")
@Label("Group of Checked Saves")
@Category("Entopic")
@StackTrace(false)
final class GroupRecord extends Event {
  @Label("Database")
  private final String database;

  @Label("Saves")
  private final int saves;

  @Label("Records")
  private final int records;

  @Label("Lease Wait")
  @Timespan(Timespan.NANOSECONDS)
  private final long waited;

  @Label("Time Taken")
  @Timespan(Timespan.NANOSECONDS)
  private final long taken;

  @Label("Fences")
  private final int fences;

  private GroupRecord(GroupEnded group) {
    this.database = group.database();
    this.saves = group.saves();
    this.records = group.records();
    this.waited = group.waited().toNanos();
    this.taken = group.duration().toNanos();
    this.fences = group.fences();
  }

  static GroupRecord of(GroupEnded group) {
    return new GroupRecord(group);
  }
}
