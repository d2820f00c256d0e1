package org.entopic.samples.chinook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class ChinookIT {
  private static EmbeddedKafka kafka;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void aSmallShopIsLoadedAskedAndChanged() throws IOException {
    String text = run("small", SmallShop.writeTo(folder));

    assertThat(text.lines())
        .contains(
            "Best-selling artists: [The Brokers 2.97, Log and the Segments 0.99]",
            "Revenue by country: [Canada 3.96]",
            "Longest playlists: [Work 3, Rest 1]",
            "Prices changed: 2 rows written",
            "Tracks moved to another playlist: 4 rows written",
            "Employee replaced: 3 rows written",
            "Longest playlists: [Rest 3, Work 1]",
            "Chain of command: [Eve Doe, Ben Doe, Ada Doe]",
            "Largest invoices of customer 1: [1 1.98, 2 0.99]");
  }

  /** Expected values computed from the files by other means. */
  @Test
  @EnabledIfSystemProperty(
      named = "entopic.chinook",
      matches = ".+",
      disabledReason = "needs -Dentopic.chinook=<folder with the files of Chinook as JSON lines>")
  void chinookIsLoadedAskedAndChanged() throws IOException {
    String text = run("chinook", Path.of(System.getProperty("entopic.chinook")));

    assertThat(text.lines())
        .anyMatch(line -> line.startsWith("15,607 rows saved"))
        .contains(
            "Best-selling artists: [Iron Maiden 138.60, U2 105.93, Metallica 90.09]",
            "Revenue by country: [USA 523.06, Canada 303.96, France 195.10]",
            "Longest playlists: [Music 3290, Music 3290, 90’s Music 1477]",
            "Chain of command: [Steve Johnson, Nancy Edwards, Andrew Adams]",
            "Largest invoices of customer 1: [327 13.86, 382 8.91, 143 5.94]",
            "Prices changed: 10 rows written",
            "Employee replaced: 22 rows written");
  }

  private static String run(String database, Path files) throws IOException {
    var output = new ByteArrayOutputStream();
    try (var factory =
        EntityContextFactory.of(ChinookContext::new)
            .database(database)
            .backend("replica")
            .bootstrapServers(kafka.bootstrapServers())
            .open()) {
      new Main(factory, new PrintStream(output, true, StandardCharsets.UTF_8)).run(files);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
