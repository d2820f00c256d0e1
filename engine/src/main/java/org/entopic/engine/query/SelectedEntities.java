package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.EntitySource;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.spi.backend.Row;

/** The entities among the values of results, and what is to be loaded beside them. */
final class SelectedEntities implements EntitySource {
  private final ResultGraph graph;
  private final List<Loading> loadings;

  /** Entities of one value since the last load. */
  private record Loading(EntityColumn column, List<Row> rows, List<Object> entities) {}

  SelectedEntities(ResultGraph graph, List<EntityColumn> columns) {
    this.graph = graph;
    this.loadings =
        columns.stream()
            .filter(column -> !column.includes().isEmpty())
            .map(column -> new Loading(column, new ArrayList<>(), new ArrayList<>()))
            .toList();
  }

  /** Returns whether anything is loaded beside the entities. */
  boolean loads() {
    return !loadings.isEmpty();
  }

  @Override
  public Object entity(RowExpression value, Row row) {
    Object entity = graph.entity(value, row);
    for (Loading loading : loadings) {
      if (loading.column().value() == value) {
        loading.rows().add(row);
        loading.entities().add(entity);
      }
    }
    return entity;
  }

  /** Loads what belongs to the entities that have been made since the last time. */
  void load(IncludeLoader loader) {
    for (Loading loading : loadings) {
      loader.load(loading.column().includes(), loading.rows(), loading.entities());
      loading.rows().clear();
      loading.entities().clear();
    }
  }
}
