package org.entopic.itests.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares the answers, and writes a table of them below {@code target}. */
public final class Questions {
  private final SqlDatabase sql;
  private final List<String> table = new ArrayList<>();

  /** Compares with what a database answers. */
  public Questions(SqlDatabase sql) {
    this.sql = sql;
  }

  /** Asks on both sides; all cells of all rows are equal, in the same order. */
  public void ask(Question question) {
    Timed ours = Timed.of(question::rows);
    Timed expected = Timed.of(() -> sql.rows(question.sql()));
    table.add(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.1f | %.1f |",
            question.name(),
            expected.rows().size(),
            ours.millis(),
            expected.millis()));
    // A question that nothing answers shows nothing.
    assertThat(expected.rows()).as("rows of SQL").isNotEmpty();
    assertThat(ours.rows()).containsExactlyElementsOf(expected.rows());
  }

  /** Writes what was asked, how many rows that gave, and the milliseconds of the first run. */
  public void writeTable(String name) throws IOException {
    Path file = Path.of("target", "questions", name + ".md");
    Files.createDirectories(file.getParent());
    var lines =
        new ArrayList<>(List.of("| question | rows | query ms | SQL ms |", "|---|--:|--:|--:|"));
    lines.addAll(table);
    Files.write(file, lines);
  }

  private record Timed(List<List<@Nullable Object>> rows, double millis) {
    static Timed of(Supplier<List<List<@Nullable Object>>> question) {
      long start = System.nanoTime();
      List<List<@Nullable Object>> rows = question.get();
      return new Timed(rows, (System.nanoTime() - start) / 1e6);
    }
  }
}
