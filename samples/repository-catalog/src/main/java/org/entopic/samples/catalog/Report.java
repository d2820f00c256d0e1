package org.entopic.samples.catalog;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.entopic.samples.catalog.report.ReadProgress;
import org.entopic.samples.catalog.report.ReadReport;

/** What the program prints: progress while it works, and figures for the end. */
final class Report {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int NAMED_PROBLEMS = 3;

  private final PrintStream out;
  private final List<String> figures = new ArrayList<>();
  private long lastProgress;

  Report(PrintStream out) {
    this.out = out;
  }

  synchronized void line(String text) {
    out.println(text);
  }

  /** Returns a progress that prints a line a second. */
  ReadProgress progress(String what) {
    lastProgress = System.nanoTime();
    return (done, total, subject) -> {
      long now = System.nanoTime();
      if (done == total || now - lastProgress > SECOND) {
        lastProgress = now;
        line(String.format(Locale.ROOT, "  read %,d of %,d %s", done, total, what));
      }
    };
  }

  /** Prints what a reader could not read: counts, and the first few by name. */
  void problems(String source, ReadReport read) {
    figure(
        String.format(
            Locale.ROOT, "%s: %,d read in %s", source, read.delivered(), text(read.time())));
    read.problemCounts()
        .forEach(
            (kind, count) -> {
              line(String.format(Locale.ROOT, "  left out: %,d %s, such as", count, kind.title()));
              read.problems().stream()
                  .filter(problem -> problem.kind() == kind)
                  .limit(NAMED_PROBLEMS)
                  .forEach(problem -> line("    " + problem.subject()));
            });
  }

  /** Notes how many records were saved, and how fast. */
  void saved(String source, BatchWriter writer) {
    double seconds = writer.timeSaving().toNanos() / (double) SECOND;
    figure(
        String.format(
            Locale.ROOT,
            "%s: %,d entities saved in %s, %,.0f a second",
            source,
            writer.written(),
            text(writer.timeSaving()),
            writer.written() / Math.max(seconds, 0.001)));
  }

  /** Notes a line for the end. */
  synchronized void figure(String text) {
    figures.add(text);
  }

  /** Prints the figures. */
  void finish() {
    line("");
    line("Rates and times");
    figures.forEach(figure -> line("  " + figure));
  }

  static String text(Duration time) {
    return time.toMillis() < 10_000
        ? String.format(Locale.ROOT, "%,d ms", time.toMillis())
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
