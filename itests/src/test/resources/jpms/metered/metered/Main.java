package metered;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.entopic.EntityContextFactory;
import org.entopic.jfr.FlightRecorderEvents;
import org.entopic.micrometer.EntityMetrics;

/** Saves twice, and prints what was measured. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    var registry = new SimpleMeterRegistry();
    Path file = Files.createTempFile("metered", ".jfr");
    try (var recording = new Recording();
        var factory =
            EntityContextFactory.of(NoteContext::new)
                .database("metered")
                .diagnostics(new EntityMetrics(registry))
                .diagnostics(new FlightRecorderEvents())
                .open();
        var db = factory.create()) {
      recording.start();
      for (int id = 1; id <= 2; id++) {
        db.notes.add(new Note(id));
        db.saveChanges();
      }
      recording.stop();
      recording.dump(file);
    }
    System.out.println(Main.class.getModule());
    System.out.println("saves=" + registry.get("entopic.saves").timer().count());
    RecordingFile.readAllEvents(file).stream()
        .map(event -> event.getEventType().getName())
        .filter(name -> name.startsWith("org.entopic."))
        .sorted()
        .forEach(System.out::println);
    Files.delete(file);
  }
}
