package org.entopic.jfr;

import org.apiguardian.api.API;
import org.entopic.EntityContextFactory;
import org.entopic.event.DiagnosticEvent;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.RecordsWritten;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.DiagnosticListener;
import org.entopic.event.Subscription;

/**
 * Records what factories do as events of the JDK Flight Recorder: {@code org.entopic.Save}, {@code
 * org.entopic.Records}, {@code org.entopic.Group}, {@code org.entopic.UncheckedGroup} and {@code
 * org.entopic.Warning}, and of watched factories {@code org.entopic.ViewLag}. While nothing is
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

  private static final EventKind SAVE =
      new EventKind(
          "Save",
          EventKind.field(int.class, "entities", "Entities"),
          EventKind.field(String.class, "outcome", "Outcome"),
          EventKind.nanos("taken", "Time Taken"));
  private static final EventKind RECORDS =
      new EventKind(
          "Records",
          EventKind.field(String.class, "topic", "Topic"),
          EventKind.field(int.class, "records", "Records"),
          EventKind.field(int.class, "deletions", "Deletions"),
          EventKind.bytes("bytes", "Bytes before Compression"));
  private static final EventKind GROUP =
      new EventKind(
          "Group",
          EventKind.field(int.class, "saves", "Saves"),
          EventKind.field(int.class, "records", "Records"),
          EventKind.nanos("waited", "Lease Wait"),
          EventKind.nanos("taken", "Time Taken"),
          EventKind.field(int.class, "fences", "Fences"));
  private static final EventKind UNCHECKED_GROUP =
      new EventKind(
          "UncheckedGroup",
          EventKind.field(int.class, "saves", "Saves"),
          EventKind.field(int.class, "records", "Records"),
          EventKind.nanos("waited", "Wait of the First"),
          EventKind.nanos("taken", "Time Taken"));
  private static final EventKind WARNING =
      new EventKind(
          "Warning",
          EventKind.field(String.class, "id", "Id"),
          EventKind.field(String.class, "message", "Message"));

  /** Creates what records. */
  public FlightRecorderEvents() {}

  @Override
  public void on(DiagnosticEvent event) {
    String database = event.database();
    if (event instanceof SaveEnded save) {
      SAVE.commit(database, save.entities(), save.outcome().name(), save.duration().toNanos());
    } else if (event instanceof RecordsWritten written) {
      written
          .topics()
          .forEach(
              (topic, amount) ->
                  RECORDS.commit(
                      database, topic, amount.records(), amount.deletions(), amount.bytes()));
    } else if (event instanceof GroupEnded group) {
      GROUP.commit(
          database,
          group.saves(),
          group.records(),
          group.waited().toNanos(),
          group.duration().toNanos(),
          group.fences());
    } else if (event instanceof UncheckedGroupEnded group) {
      UNCHECKED_GROUP.commit(
          database,
          group.saves(),
          group.records(),
          group.waited().toNanos(),
          group.duration().toNanos());
    } else if (event instanceof WarningRaised warning) {
      WARNING.commit(database, warning.id(), warning.message());
    }
  }

  /**
   * Records how many offsets the view of a factory is behind, by topic: every ten seconds unless a
   * recording has another period, and not while the store does not answer. Ends with the factory.
   *
   * <pre>{@code
   * events.watch(factory);
   * }</pre>
   *
   * @return ends it sooner
   */
  public Subscription watch(EntityContextFactory<?> factory) {
    return ViewLag.of(factory);
  }
}
