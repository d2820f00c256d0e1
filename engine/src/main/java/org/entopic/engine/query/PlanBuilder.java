package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.OrderCompiler;

/** Collects the steps of a plan; sorts no earlier than somebody needs the order. */
final class PlanBuilder {
  private final List<PlanStep> steps = new ArrayList<>();
  private List<BoundOrdering> orderings = List.of();
  private List<IncludeNode> loaded = List.of();
  private boolean sorted = true;

  void orderBy(BoundOrdering ordering) {
    orderings = List.of(ordering);
    sorted = false;
  }

  void thenBy(BoundOrdering ordering) {
    var longer = new ArrayList<>(orderings);
    longer.add(ordering);
    orderings = longer;
    sorted = false;
  }

  void reverse() {
    orderings = orderings.stream().map(BoundOrdering::reversed).toList();
    sorted = false;
  }

  /** Makes other rows of the rows, which have no order yet. */
  void remake(PlanStep step) {
    add(step);
    orderings = List.of();
    sorted = true;
  }

  List<BoundOrdering> orderings() {
    return orderings;
  }

  /** Records that the rows come in order. */
  void sorted() {
    sorted = true;
  }

  void add(PlanStep step) {
    steps.add(step);
  }

  void residual(List<Conjunct> conjuncts) {
    residual(conjuncts, false);
  }

  void residual(List<Conjunct> conjuncts, boolean parallel) {
    if (!conjuncts.isEmpty()) {
      add(
          new PlanStep.Residual(
              Conjunct.compile(conjuncts), parallel, () -> Conjunct.text(conjuncts)));
    }
  }

  /** Sorts, if the rows are not in order, so many of the first rows. */
  void sort(long first) {
    if (!sorted) {
      List<BoundOrdering> asked = orderings;
      add(
          new PlanStep.Sort(
              OrderCompiler.compile(asked),
              first,
              () ->
                  asked.stream()
                      .map(o -> o.source().toString())
                      .collect(Collectors.joining(", "))));
      sorted = true;
    }
  }

  void filter(Predicate<Object> predicate, List<IncludeNode> includes) {
    add(new PlanStep.InMemory(predicate, includes));
    loaded = includes;
  }

  List<PlanStep> steps() {
    return steps;
  }

  /** Returns the includes unless a filter in memory has loaded just these. */
  List<IncludeNode> remaining(List<IncludeNode> includes) {
    return sameAsLoaded(includes) ? List.of() : includes;
  }

  private boolean sameAsLoaded(List<IncludeNode> includes) {
    return count(includes) == count(loaded);
  }

  private static int count(List<IncludeNode> nodes) {
    return nodes.stream().mapToInt(node -> 1 + count(node.children())).sum();
  }
}
