package org.entopic.engine.query;

import java.util.List;

/** How many of the first rows a page needs. */
final class RowsNeeded {
  private RowsNeeded() {}

  /** Returns the number of rows that the pages at the start of some steps let through. */
  static long by(List<QueryStep> steps) {
    if (steps.isEmpty()) {
      return PlanStep.ALL;
    }
    QueryStep first = steps.get(0);
    List<QueryStep> others = steps.subList(1, steps.size());
    if (first instanceof QueryStep.Take take) {
      return Math.min(take.count(), by(others));
    } else if (first instanceof QueryStep.Skip skip) {
      long behind = by(others);
      return behind > PlanStep.ALL - skip.count() ? PlanStep.ALL : behind + skip.count();
    }
    return first instanceof QueryStep.Include
            || first instanceof QueryStep.Tag
            || first instanceof QueryStep.Timeout
            || first instanceof QueryStep.RequireIndex
            || first instanceof QueryStep.Parallel
            || first instanceof QueryStep.AtLeast
            || first instanceof QueryStep.Select
        ? by(others)
        : PlanStep.ALL;
  }
}
