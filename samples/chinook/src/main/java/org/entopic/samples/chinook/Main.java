package org.entopic.samples.chinook;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;

/** Loads the shop into a broker in this process, asks a few questions, changes it, asks again. */
public final class Main {
  private final EntityContextFactory<ChinookContext> factory;
  private final PrintStream out;

  Main(EntityContextFactory<ChinookContext> factory, PrintStream out) {
    this.factory = factory;
    this.out = out;
  }

  /**
   * Runs on a folder with the files of Chinook, as JSON lines.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("Name the folder with Artist.jsonl and the other files.");
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var kafka = EmbeddedKafka.start();
        var factory =
            EntityContextFactory.of(ChinookContext::new)
                .database("chinook")
                .bootstrapServers(kafka.bootstrapServers())
                .open()) {
      new Main(factory, out).run(Path.of(args[0]));
    }
  }

  void run(Path folder) throws IOException {
    long start = System.nanoTime();
    int rows = new Loader(factory).load(folder);
    out.printf(
        Locale.ROOT, "%,d rows saved in %,d ms%n", rows, (System.nanoTime() - start) / 1_000_000);
    ask();
    var edits = new Edits(factory);
    say("Prices changed", edits.reprice(1, new BigDecimal("1.29")));
    say("Tracks moved to another playlist", edits.moveTracks(1, 2, 2));
    say("Employee replaced", edits.replaceEmployee(3, 4));
    ask();
  }

  private void ask() {
    try (var db = factory.create()) {
      var questions = new Questions(db);
      say("Best-selling artists", questions.bestSellingArtists());
      say("Revenue by country", questions.revenueByCountry());
      say("Longest playlists", questions.longestPlaylists());
      say("Chain of command", questions.chainOfCommand(5));
      say("Largest invoices of customer 1", questions.largestInvoices(1));
    }
  }

  private void say(String question, List<String> answer) {
    out.println(question + ": " + answer);
  }

  private void say(String edit, int written) {
    out.printf(Locale.ROOT, "%s: %,d rows written%n", edit, written);
  }
}
