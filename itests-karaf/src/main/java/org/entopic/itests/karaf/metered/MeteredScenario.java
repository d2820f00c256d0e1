package org.entopic.itests.karaf.metered;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.karaf.scenario.Scenario;
import org.entopic.jfr.FlightRecorderEvents;
import org.entopic.micrometer.EntityMetrics;

/** Saves volumes and tells what was measured meanwhile. */
public final class MeteredScenario extends Scenario<MeteredContext> {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EntityMetrics metrics = new EntityMetrics(registry);
  private final Recording recording = new Recording();

  public MeteredScenario() {
    super("metered");
  }

  @Override
  protected MeteredContext context() {
    return new MeteredContext();
  }

  @Override
  protected Class<?> entity() {
    return Volume.class;
  }

  @Override
  protected void configure(EntityContextFactoryBuilder<MeteredContext> builder) {
    builder.diagnostics(metrics).diagnostics(new FlightRecorderEvents());
  }

  @Override
  protected void opened(EntityContextFactory<MeteredContext> opened) {
    metrics.watch(opened);
    recording.start();
  }

  @Override
  protected String run(MeteredContext db, List<String> words) {
    return switch (words.get(0)) {
      case "save" -> {
        db.volumes.add(new Volume(Integer.parseInt(words.get(1)), words.get(2)));
        db.saveChanges();
        yield "done";
      }
      case "meter" -> measured(registry.get(words.get(1)).meter());
      case "recorded" -> recorded();
      default -> throw new IllegalArgumentException(words.get(0));
    };
  }

  /** The first of what a meter measures is its count, or its value. */
  private static String measured(Meter meter) {
    Measurement first = meter.measure().iterator().next();
    return String.valueOf((long) first.getValue());
  }

  private String recorded() {
    try {
      Path file = Files.createTempFile("metered", ".jfr");
      recording.stop();
      recording.dump(file);
      String names =
          RecordingFile.readAllEvents(file).stream()
              .map(event -> event.getEventType().getName())
              .filter(name -> name.startsWith("org.entopic."))
              .sorted()
              .collect(Collectors.joining(" "));
      Files.delete(file);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      recording.close();
    }
  }
}
