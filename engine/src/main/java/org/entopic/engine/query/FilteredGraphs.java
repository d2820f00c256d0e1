package org.entopic.engine.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows whose entities, with what was included so far, a filter in memory lets through. */
final class FilteredGraphs implements RowCursor {
  private final EntityTypeModel type;
  private final RowCursor source;
  private final PlanStep.InMemory filter;
  private final ResultGraph graph;
  private final IncludeLoader loader;
  private final Deque<Row> passed = new ArrayDeque<>();

  FilteredGraphs(
      EntityTypeModel type,
      RowCursor source,
      PlanStep.InMemory filter,
      ResultGraph graph,
      IncludeLoader loader) {
    this.type = type;
    this.source = source;
    this.filter = filter;
    this.graph = graph;
    this.loader = loader;
  }

  @Override
  public @Nullable Row next() {
    while (passed.isEmpty()) {
      List<Row> batch = QueryResults.batch(source, new ArrayList<>());
      if (batch.isEmpty()) {
        return null;
      }
      List<Object> entities = new ArrayList<>(batch.size());
      batch.forEach(row -> entities.add(graph.entity(type, row)));
      loader.load(filter.includes(), batch, entities);
      for (int i = 0; i < entities.size(); i++) {
        if (filter.predicate().test(entities.get(i))) {
          passed.add(batch.get(i));
        }
      }
    }
    return passed.poll();
  }
}
