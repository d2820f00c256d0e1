package org.entopic.samples.catalog.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The outcome of a reader: how many things it delivered, in what time, and what it left out. */
public record ReadReport(long delivered, Duration time, List<ReadProblem> problems) {

  public ReadReport {
    problems = List.copyOf(problems);
  }

  /** Returns how many problems there are of each kind, leaving out the kinds without any. */
  public Map<ProblemKind, Long> problemCounts() {
    Map<ProblemKind, Long> counts = new EnumMap<>(ProblemKind.class);
    problems.forEach(problem -> counts.merge(problem.kind(), 1L, Long::sum));
    return counts;
  }
}
