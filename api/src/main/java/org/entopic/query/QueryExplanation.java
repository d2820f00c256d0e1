package org.entopic.query;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a query runs: a plan to be read by people and by programs.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * QueryExplanation plan = db.posts.orderBy(PostFields.rating.desc()).take(10).explain();
 * plan.access();  // "IndexRange"
 * plan.index();   // "ix_rating"
 * plan.steps();   // "IndexRange Post ix_rating descending", "take 10"
 * }</pre>
 *
 * @param access how rows are found, such as {@code KeyLookup} or {@code FullScan}
 * @param index the name of the index by which rows are found; null if none is
 * @param plan everything that happens, in order
 * @param total what the whole query did; null unless it was run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record QueryExplanation(
    String access, @Nullable String index, List<Step> plan, @Nullable Measured total) {

  /**
   * One step of a plan.
   *
   * @param text what happens, without values
   * @param estimatedRows about how many rows the store has for it; negative where it was not asked
   * @param measured what the step did; null unless the query was run and the step is about rows
   */
  public record Step(String text, long estimatedRows, @Nullable Measured measured) {
    @Override
    public String toString() {
      return measured == null ? text : text + " (" + measured + ")";
    }
  }

  /**
   * What a step did.
   *
   * @param rows how many rows it let through
   * @param time how long it took itself, without the steps before it
   */
  public record Measured(long rows, Duration time) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d rows, %.3f ms", rows, time.toNanos() / 1_000_000.0);
    }
  }

  /** Copies the steps. */
  public QueryExplanation {
    plan = List.copyOf(plan);
  }

  /** Returns everything that happens, one line a step, in order. */
  public List<String> steps() {
    return plan.stream().map(Step::text).toList();
  }

  /** Returns the steps as text, one a line, with what was measured. */
  @Override
  public String toString() {
    String lines =
        plan.stream().map(Step::toString).collect(Collectors.joining(System.lineSeparator()));
    return total == null ? lines : lines + System.lineSeparator() + "total: " + total;
  }
}
