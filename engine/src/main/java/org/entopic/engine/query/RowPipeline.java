package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** Strings the steps of a plan together: each reads from the one before when it is asked. */
final class RowPipeline implements AutoCloseable {
  private final ReadView view;
  private final ResultGraph graph;
  private final IncludeLoader loader;
  private final List<ParallelRows> parallel = new ArrayList<>();

  RowPipeline(ReadView view, ResultGraph graph) {
    this.view = view;
    this.graph = graph;
    this.loader = new IncludeLoader(view, graph);
  }

  /** Starts reading the rows of the results. */
  RowCursor open(QueryPlan plan) {
    RowCursor rows = plan.isParallel() ? parallel(plan) : null;
    return rows == null
        ? open(plan, UnaryOperator.identity())
        : follow(
            plan, rows, plan.steps().subList(1, plan.steps().size()), UnaryOperator.identity());
  }

  /** Returns the rows behind the first condition, or null where they lie in one place. */
  private @Nullable RowCursor parallel(QueryPlan plan) {
    List<RowCursor> parts =
        view.readParts((StoreAccess.FullScan) plan.access(), ParallelRows.PARTS);
    if (parts.size() <= 1) {
      return null;
    }
    var condition = (PlanStep.Residual) plan.steps().get(0);
    var rows = new ParallelRows(view, parts, condition.predicate());
    parallel.add(rows);
    return rows;
  }

  /** Returns the plan as it runs: a view may not keep the groups that were planned with. */
  QueryPlan decided(QueryPlan plan) {
    KeptGroups kept = plan.keptGroups();
    return kept == null || kept.isIn(view) ? plan : plan.readingRows();
  }

  /**
   * Starts reading the rows of the results.
   *
   * @param watch stands behind the access and each step
   */
  RowCursor open(QueryPlan plan, UnaryOperator<RowCursor> watch) {
    KeptGroups kept = plan.keptGroups();
    RowCursor groups = kept == null ? null : kept.open(view);
    if (groups != null) {
      return follow(plan, watch.apply(groups), plan.afterKeptGroups(), watch);
    }
    int leading = plan.leadingJoin();
    return leading < 0
        ? follow(plan, watch.apply(view.read(plan.access())), plan.steps(), watch)
        : led(plan, leading, watch);
  }

  /** Reads first what a join is with, and of the own rows only those that have its keys. */
  private RowCursor led(QueryPlan plan, int at, UnaryOperator<RowCursor> watch) {
    var join = (PlanStep.Join) plan.steps().get(at);
    RowFinder own = Objects.requireNonNull(join.own());
    JoinedRows.Led led = JoinedRows.led(view, join, own, () -> open(join.other()));
    RowCursor rows = follow(plan, watch.apply(led.left()), plan.steps().subList(0, at), watch);
    List<PlanStep> others = plan.steps().subList(at + 1, plan.steps().size());
    return follow(plan, watch.apply(led.join(rows)), others, watch);
  }

  private RowCursor follow(
      QueryPlan plan, RowCursor source, List<PlanStep> steps, UnaryOperator<RowCursor> watch) {
    RowCursor rows = source;
    for (PlanStep step : steps) {
      rows = watch.apply(follow(plan, rows, step));
    }
    return rows;
  }

  private RowCursor follow(QueryPlan plan, RowCursor rows, PlanStep step) {
    if (step instanceof PlanStep.Residual residual) {
      return new FilteredRows(view, rows, residual.predicate());
    } else if (step instanceof PlanStep.Sort sort) {
      Comparator<Row> order = (left, right) -> sort.order().compare(view, left, right);
      return new SortedRows(rows, QueryWatch.over(view, order), sort.first(), sort.latestFirst());
    } else if (step instanceof PlanStep.Skip skip) {
      return new PagedRows(rows, skip.count(), PlanStep.ALL);
    } else if (step instanceof PlanStep.Take take) {
      return new PagedRows(rows, 0, take.count());
    } else if (step instanceof PlanStep.Distinct distinct) {
      return new DistinctRows(view, rows, distinct.values());
    } else if (step instanceof PlanStep.Group group) {
      return new GroupedRows(view, rows, group.groups().keys(), group.groups().aggregates());
    } else if (step instanceof PlanStep.Join join) {
      return JoinedRows.of(view, rows, join, () -> open(join.other()));
    } else if (step instanceof PlanStep.GroupJoin group) {
      PlanStep.Join join = group.join();
      return new GroupJoinedRows(
          view,
          rows,
          JoinedRows.partners(view, join, () -> open(join.other())),
          group.groups().values());
    } else if (step instanceof PlanStep.JoinMembers join) {
      return JoinedRows.ofMembers(view, rows, join);
    } else if (step instanceof PlanStep.Combine combine) {
      return new CombinedRows(view, combine, rows, open(combine.other()));
    } else if (step instanceof PlanStep.InMemoryResults filter) {
      return new FilteredEntities(
          rows, row -> filter.predicate().test(filter.projection().of(view, row, graph)));
    }
    var filter = (PlanStep.InMemory) step;
    return filter.includes().isEmpty()
        ? new FilteredEntities(rows, row -> passes(plan, filter, row))
        : new FilteredGraphs(plan.type(), rows, filter, graph, loader);
  }

  private boolean passes(QueryPlan plan, PlanStep.InMemory filter, Row row) {
    if (filter.predicate().test(graph.entity(plan.type(), row))) {
      return true;
    }
    graph.release(row);
    return false;
  }

  IncludeLoader loader() {
    return loader;
  }

  /** Ends what other threads do; the view can be closed then. */
  @Override
  public void close() {
    parallel.forEach(ParallelRows::close);
  }
}
