package org.entopic.jfr;

import org.apiguardian.api.API;
import org.entopic.event.DiagnosticEvent;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.RecordsWritten;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.DiagnosticListener;

/**
 * Records what factories do as events of the JDK Flight Recorder: {@code org.entopic.Save}, {@code
 * org.entopic.Records}, {@code org.entopic.Group} and {@code org.entopic.Warning}. While nothing is
 * recorded it costs next to nothing.
 *
 * <p>Thread-safe; one serves any number of factories.
 *
 * <pre>{@code
 * EntityContextFactory.of(BloggingContext::new)
 *     .database("blogging")
 *     .diagnostics(new FlightRecorderEvents())
 *     .open();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class FlightRecorderEvents implements DiagnosticListener {

  /** Creates what records. */
  public FlightRecorderEvents() {}

  @Override
  public void on(DiagnosticEvent event) {
    if (event instanceof SaveEnded save) {
      SaveRecord.of(save).commit();
    } else if (event instanceof RecordsWritten written) {
      RecordsRecord.commit(written);
    } else if (event instanceof GroupEnded group) {
      GroupRecord.of(group).commit();
    } else if (event instanceof WarningRaised warning) {
      WarningRecord.of(warning).commit();
    }
  }
}
