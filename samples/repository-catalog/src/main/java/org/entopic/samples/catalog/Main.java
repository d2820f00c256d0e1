package org.entopic.samples.catalog;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.samples.catalog.jdk.JdkReader;
import org.entopic.samples.catalog.model.ArtifactFields;
import org.entopic.samples.catalog.model.DependencyFields;

/**
 * The first JVM's program: saves the running JDK and a Maven repository to a broker in this
 * process, lets a second JVM ask and change, and prints the changes as they arrive.
 */
public final class Main {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JdkReader jdk;
  private final Path repository;
  private final Report report;

  Main(JdkReader jdk, Path repository, PrintStream out) {
    this.jdk = jdk;
    this.repository = repository;
    this.report = new Report(out);
  }

  /** Runs on the running JDK and the repository in system property {@code entopic.repo}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository =
        Optional.ofNullable(System.getProperty("entopic.repo"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new Main(JdkReader.ofRunningJdk(), repository, out).run();
  }

  /** Does everything and returns what the second JVM changed. */
  ChangeCounts run() throws IOException, InterruptedException {
    report.line("Starting a Kafka broker in this process");
    var kafka = EmbeddedKafka.start();
    var cleanUp = new Thread(kafka::close, "clean-up");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try (kafka;
        var factory = Database.open(kafka.bootstrapServers())) {
      var loader = new Loader(factory, report);
      report.line("Reading and saving the running JDK");
      loader.loadJdk(jdk);
      report.line("Reading and saving the Maven repository " + repository);
      loader.loadRepository(repository);
      ChangeCounts changes = letAnotherProcessWork(factory, kafka.bootstrapServers());
      report.finish();
      explain(factory);
      return changes;
    } finally {
      removeHook(cleanUp);
    }
  }

  private ChangeCounts letAnotherProcessWork(
      EntityContextFactory<CatalogContext> factory, String bootstrapServers)
      throws IOException, InterruptedException {
    report.line("Starting a second JVM on the same database");
    try (var watch = new ChangeWatch(factory, report);
        var second = new SecondProcess(bootstrapServers, report)) {
      long start = System.nanoTime();
      ChangeCounts made = second.join().orElseThrow(() -> new IOException("It changed nothing."));
      if (!watch.await(made, PATIENCE)) {
        throw new IOException("The second JVM made " + made + ", seen were " + watch.seen());
      }
      report.figure("second JVM: " + Report.text(Duration.ofNanos(System.nanoTime() - start)));
      report.line("All changes of the second JVM have arrived: " + made);
      return made;
    }
  }

  private void explain(EntityContextFactory<CatalogContext> factory) {
    try (var db = factory.create()) {
      db.artifacts
          .orderBy(ArtifactFields.coordinates.asc())
          .first()
          .ifPresent(
              artifact -> {
                report.line("");
                report.line("Who depends on " + artifact.getCoordinates() + "? The plan:");
                report.line(
                    db.dependencies
                        .where(DependencyFields.targetCoordinates.eq(artifact.getCoordinates()))
                        .orderBy(DependencyFields.groupId.asc())
                        .explain()
                        .toString());
              });
    }
    report.line("");
    report.line("Try next: mvn -ntp -Pdemo -Dentopic.repo=<another Maven repository>");
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already shutting down, and the hook is doing its work.
      return;
    }
  }
}
