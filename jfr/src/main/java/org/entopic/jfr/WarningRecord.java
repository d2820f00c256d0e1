package org.entopic.jfr;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.entopic.event.DiagnosticEvent.WarningRaised;

/** Something to warn of. */
@Name("org.entopic.Warning")
@Label("Warning")
@Category("Entopic")
@StackTrace(false)
final class WarningRecord extends Event {
  @Label("Database")
  private final String database;

  @Label("Id")
  private final String id;

  @Label("Message")
  private final String message;

  private WarningRecord(String database, String id, String message) {
    this.database = database;
    this.id = id;
    this.message = message;
  }

  static WarningRecord of(WarningRaised warning) {
    return new WarningRecord(warning.database(), warning.id(), warning.message());
  }
}
