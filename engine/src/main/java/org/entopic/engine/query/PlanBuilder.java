package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.OrderCompiler;
import org.entopic.engine.query.expression.RowOrder;

/** Collects the steps of a plan; sorts no earlier than somebody needs the order. */
final class PlanBuilder {
  private final List<PlanStep> steps = new ArrayList<>();
  private List<BoundOrdering> orderings = List.of();
  private List<IncludeNode> loaded = List.of();
  private Ties ties = Ties.BY_KEY;
  private boolean latestFirst;
  private boolean keyed = true;
  private boolean sorted = true;

  void orderBy(BoundOrdering ordering) {
    orderings = List.of(ordering);
    ties = Ties.BY_KEY;
    latestFirst = false;
    sorted = false;
  }

  void thenBy(BoundOrdering ordering) {
    var longer = new ArrayList<>(orderings);
    longer.add(ordering);
    orderings = longer;
    sorted = false;
  }

  /** Turns the order around, that of rows that are equal in it too. */
  void reverse() {
    orderings = orderings.stream().map(BoundOrdering::reversed).toList();
    ties = ties.reversed();
    latestFirst = !latestFirst;
    sorted = false;
  }

  /** Makes other rows of the rows, which have no order yet, and no keys. */
  void remake(PlanStep step) {
    combine(step);
    keyed = false;
  }

  /** Goes on with rows of several plans, which have no order yet. */
  void combine(PlanStep step) {
    add(step);
    loaded = List.of();
    orderings = List.of();
    sorted = true;
  }

  Ties ties() {
    return ties;
  }

  /** Sets how rows come that are equal in the order. */
  void ties(Ties chosen) {
    ties = chosen;
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
      RowOrder order = OrderCompiler.compile(asked);
      add(
          new PlanStep.Sort(
              keyed ? ties.after(order) : order,
              first,
              latestFirst && !keyed,
              () ->
                  asked.stream()
                      .map(o -> o.source().toString())
                      .collect(Collectors.joining(", "))));
      sorted = true;
      latestFirst = false;
    }
  }

  void filter(Predicate<Object> predicate, List<IncludeNode> includes) {
    add(new PlanStep.InMemory(predicate, includes));
    loaded = includes;
  }

  /**
   * Returns whether all that was done is to leave out rows by conditions, by one thread, and to
   * sort.
   */
  boolean isUnlimited() {
    return steps.stream()
        .allMatch(
            step ->
                step instanceof PlanStep.Residual condition && !condition.parallel()
                    || step instanceof PlanStep.Sort sort && sort.first() == PlanStep.ALL);
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
