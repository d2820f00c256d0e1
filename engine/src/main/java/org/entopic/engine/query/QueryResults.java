package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.QueryExplanation;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** One run of a plan over one state of the data; not thread-safe. */
final class QueryResults implements AutoCloseable {
  /** What stands behind the last result. */
  static final Object END = new Object();

  private static final int BATCH = 512;

  private final QueryPlan plan;
  private final ReadView view;
  private final ResultGraph graph;
  private final RowPipeline pipeline;
  private final IncludeLoader loader;
  private final SelectedEntities entities;
  private @Nullable RowCursor cursor;
  private List<@Nullable Object> batch = List.of();
  private int at;

  private QueryResults(QueryPlan plan, ReadView view, ResultGraph graph) {
    this.plan = plan;
    this.view = view;
    this.graph = graph;
    this.pipeline = new RowPipeline(view, graph);
    this.loader = pipeline.loader();
    this.entities =
        new SelectedEntities(
            graph, plan.selected() == null ? List.of() : plan.selected().entities());
  }

  /** Starts a run, once the data holds what the query wants to see. */
  static QueryResults open(QueryContext context, QuerySpec spec, QueryPlan plan) {
    spec.tokens().forEach(context::await);
    ResultGraph graph = graph(context, plan);
    return new QueryResults(plan, QueryWatch.over(context.reader().open(), context, spec), graph);
  }

  private static ResultGraph graph(QueryContext context, QueryPlan plan) {
    var made = new UntrackedEntities(context);
    boolean tracked = plan.tracking() == QueryTrackingBehavior.TRACK_ALL && plan.makesEntities();
    if (tracked && (plan.selected() != null || !plan.type().isKeyless())) {
      return new TrackedGraph(context.tracker(), made);
    } else if (plan.resolvesIdentities()) {
      return new DetachedGraph(context, made, type -> !type.isKeyless());
    } else if (plan.selected() != null && plan.makesEntities()) {
      boolean repeats =
          plan.filtersInMemory()
              || plan.selected().entities().stream().anyMatch(each -> !each.includes().isEmpty());
      return new DetachedGraph(context, made, type -> repeats && !type.isKeyless());
    } else if (plan.loadsRelated()) {
      return new DetachedGraph(context, made, RepeatedTypes.of(plan));
    }
    UntrackedEntities.OfType ofType = made.of(plan.type());
    return plan.filtersInMemory() && plan.selected() == null
        ? new RememberedEntities(ofType)
        : new FreshEntities(ofType);
  }

  private RowCursor rows() {
    if (cursor == null) {
      cursor = pipeline.open(plan);
    }
    return cursor;
  }

  /** Makes all results and returns what happened meanwhile. */
  QueryExplanation analyze() {
    long begun = System.nanoTime();
    var measured = new ArrayList<MeasuredRows>();
    QueryPlan decided = pipeline.decided(plan);
    cursor =
        pipeline.open(
            decided,
            rows -> {
              var measuring = new MeasuredRows(rows);
              measured.add(measuring);
              return measuring;
            });
    int results = list().size();
    return decided.explain(measured, results, System.nanoTime() - begun);
  }

  /** Returns how many results there are, without making entities of them. */
  long count() {
    if (plan.steps().isEmpty()) {
      return view.count(plan.access());
    }
    var count = new long[1];
    rows().forEachRemaining(row -> count[0]++);
    return count[0];
  }

  /** Hands all rows to an action. */
  void forEachRow(BiConsumer<ReadView, Row> action) {
    rows().forEachRemaining(row -> action.accept(view, row));
  }

  /** Returns whether there is a result, without making an entity of it. */
  boolean any() {
    return rows().next() != null;
  }

  /** Returns all results. */
  List<@Nullable Object> list() {
    if (!plan.includes().isEmpty()) {
      return list(new ArrayList<>());
    }
    QueryPlan.Selected selected = plan.selected();
    List<@Nullable Object> results = new ArrayList<>();
    if (selected == null) {
      Function<Row, Object> maker = graph.entities(plan.type());
      rows().forEachRemaining(row -> results.add(maker.apply(row)));
    } else {
      rows().forEachRemaining(row -> results.add(selected.projection().of(view, row, entities)));
      entities.load(loader);
    }
    return results;
  }

  /** Returns all results, and adds the rows that they are made of to a list. */
  List<@Nullable Object> list(List<Row> found) {
    rows().forEachRemaining(found::add);
    List<@Nullable Object> results = new ArrayList<>(found.size());
    if (plan.selected() == null) {
      Function<Row, Object> maker = graph.entities(plan.type());
      found.forEach(row -> results.add(maker.apply(row)));
    } else {
      found.forEach(row -> results.add(result(row)));
    }
    loader.load(plan.includes(), found, results);
    entities.load(loader);
    return results;
  }

  /** Returns a stored value of a row. */
  @Nullable Object value(RowExpression expression, Row row) {
    return expression.get(view, row);
  }

  private @Nullable Object result(Row row) {
    QueryPlan.Selected selected = plan.selected();
    return selected == null
        ? graph.entity(plan.type(), row)
        : selected.projection().of(view, row, entities);
  }

  /** Returns the next result, or {@link #END} after the last. */
  @Nullable Object next() {
    QueryWatch.restart(view);
    if (plan.includes().isEmpty() && !entities.loads()) {
      Row row = rows().next();
      if (row == null) {
        return END;
      }
      Object result = result(row);
      if (plan.selected() == null && !plan.resolvesIdentities()) {
        graph.release(row);
      }
      return result;
    }
    if (at == batch.size()) {
      nextBatch();
    }
    return at == batch.size() ? END : batch.get(at++);
  }

  private void nextBatch() {
    if (!plan.filtersInMemory() && !plan.resolvesIdentities()) {
      graph.forget();
    }
    List<Row> found = batch(rows(), new ArrayList<>());
    List<@Nullable Object> made = new ArrayList<>(found.size());
    found.forEach(row -> made.add(result(row)));
    loader.load(plan.includes(), found, made);
    entities.load(loader);
    batch = made;
    at = 0;
  }

  /** Reads so many rows at once as related entities are worth looking for. */
  static List<Row> batch(RowCursor source, List<Row> into) {
    while (into.size() < BATCH) {
      Row row = source.next();
      if (row == null) {
        return into;
      }
      into.add(row);
    }
    return into;
  }

  @Override
  public void close() {
    pipeline.close();
    view.close();
  }
}
