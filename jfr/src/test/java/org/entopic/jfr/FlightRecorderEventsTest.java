package org.entopic.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderEventsTest {
  @TempDir private Path folder;

  @Test
  void whatAFactoryDoesIsRecorded() throws Exception {
    Path file = folder.resolve("events.jfr");
    var events = new FlightRecorderEvents();
    try (var recording = new Recording();
        var factory = NoteContext.open("recorded", events);
        var db = factory.create()) {
      recording.start();
      db.notes.add(new Note(1));
      db.saveChanges();
      events.on(new GroupEnded("other", 3, 5, Duration.ofMillis(1), Duration.ofMillis(2), 4));
      events.on(new UncheckedGroupEnded("other", 6, 7, Duration.ofMillis(1), Duration.ofMillis(2)));
      events.on(new WarningRaised("other", Warning.READ_ONLY_SKIPPED, "text"));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> all = RecordingFile.readAllEvents(file);
    assertThat(all)
        .filteredOn(event -> event.getEventType().getName().equals("org.entopic.Save"))
        .singleElement()
        .satisfies(
            save -> {
              assertThat(save.getString("database")).isEqualTo("recorded");
              assertThat(save.getInt("entities")).isEqualTo(1);
              assertThat(save.getString("outcome")).isEqualTo("WRITTEN");
              assertThat(save.getDuration("taken")).isPositive();
            });
    assertThat(all)
        .filteredOn(event -> event.getEventType().getName().equals("org.entopic.Records"))
        .singleElement()
        .satisfies(
            written -> {
              assertThat(written.getString("topic")).isEqualTo("recorded.Note");
              assertThat(written.getInt("records")).isEqualTo(1);
              assertThat(written.getInt("deletions")).isZero();
              assertThat(written.getLong("bytes")).isPositive();
            });
    assertThat(all)
        .filteredOn(event -> event.getEventType().getName().equals("org.entopic.Group"))
        .extracting(event -> event.getString("database") + " " + event.getInt("fences"))
        .containsExactlyInAnyOrder("recorded 0", "other 4");
    assertThat(all)
        .filteredOn(event -> event.getEventType().getName().equals("org.entopic.UncheckedGroup"))
        .extracting(event -> event.getInt("saves") + " " + event.getInt("records"))
        .containsExactly("6 7");
    assertThat(all)
        .filteredOn(event -> event.getEventType().getName().equals("org.entopic.Warning"))
        .extracting(event -> event.getString("id"))
        .containsExactly("SAV-11");
  }

  @Test
  void theLagOfAWatchedViewIsRecordedFromTimeToTime() throws Exception {
    var events = new FlightRecorderEvents();
    var lags = new LinkedBlockingQueue<RecordedEvent>();
    try (var stream = new RecordingStream();
        var factory = NoteContext.open("watched", events);
        var db = factory.create();
        var watch = events.watch(factory)) {
      db.notes.add(new Note(1));
      db.saveChanges();
      stream.setReuse(false);
      stream.enable("org.entopic.ViewLag").withPeriod(Duration.ofMillis(20));
      stream.onEvent("org.entopic.ViewLag", lags::add);
      stream.startAsync();
      for (int i = 0; i < 2; i++) {
        assertThat(lags.poll(20, TimeUnit.SECONDS))
            .isNotNull()
            .satisfies(
                lag -> {
                  assertThat(lag.getString("database")).isEqualTo("watched");
                  assertThat(lag.getString("topic")).isEqualTo("watched.Note");
                  assertThat(lag.getLong("lag")).isZero();
                });
      }
      watch.close();
    }
  }
}
