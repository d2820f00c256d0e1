package org.entopic.samples.catalog;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** The second JVM's program: opens the same database, asks it questions, changes and deletes. */
public final class Explorer {
  private Explorer() {}

  /** Runs with the brokers' addresses as the only argument. */
  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    try (var factory = Database.open(args[0])) {
      Duration opened = Duration.ofNanos(System.nanoTime() - start);
      long rows = Questions.counts(factory, out);
      out.printf(
          Locale.ROOT,
          "opened with %,d rows in %s, %,.0f rows a second%n",
          rows,
          Report.text(opened),
          rows / (opened.toMillis() / 1000.0));
      new Questions(factory, out).askAll();
      out.println(new Edits(factory).apply().asLine());
    }
  }
}
