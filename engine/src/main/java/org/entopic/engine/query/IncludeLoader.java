package org.entopic.engine.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.entopic.engine.query.ResultGraph.Wiring;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Loads related entities: one read for each navigation, two through a join type. */
final class IncludeLoader {
  private final ReadView view;
  private final ResultGraph graph;

  IncludeLoader(ReadView view, ResultGraph graph) {
    this.view = view;
    this.graph = graph;
  }

  /**
   * Loads what belongs to some rows of one type.
   *
   * @param entities those of the rows
   */
  void load(List<IncludeNode> includes, List<Row> owners, List<?> entities) {
    if (!owners.isEmpty()) {
      includes.forEach(include -> load(include, owners, entities));
    }
  }

  private void load(IncludeNode include, List<Row> owners, List<?> entities) {
    var wanted = new WantedRows(view, owners, include.from(), include.finder());
    if (include.isLast()) {
      Function<Row, Object> maker = graph.entities(include.navigation().target());
      connect(include, wanted, entities, wanted.read(include.filter(), maker));
      return;
    }
    Buckets<Row> rows =
        include.target() == null
            ? wanted.read(include.filter())
            : joined(include, include.target(), wanted.read(null));
    IncludeLimits limits = include.limits();
    Buckets<Row> related = limits == null ? rows : limited(limits, rows, wanted.size());
    Buckets<Object> made = related.map(graph.entities(include.navigation().target()));
    connect(include, wanted, entities, made);
    if (!include.children().isEmpty()) {
      loadChildren(include, related, made);
    }
  }

  private Buckets<Row> joined(
      IncludeNode include, IncludeNode.JoinTarget target, Buckets<Row> joins) {
    var wanted = new WantedRows(view, joins.items(), target.from(), target.finder());
    Buckets<Row> targets = wanted.read(include.filter());
    if (include.limits() == null) {
      EntityTypeModel made = include.navigation().target();
      targets.items().forEach(row -> graph.entity(made, row));
    }
    var related = new Buckets<Row>();
    for (int i = 0; i < joins.items().size(); i++) {
      List<Row> ends = targets.of(wanted.bucket(i));
      if (!ends.isEmpty()) {
        graph.join(include.finder().type(), joins.items().get(i));
        int owner = joins.number(i);
        ends.forEach(end -> related.add(owner, end));
      }
    }
    return related;
  }

  private Buckets<Row> limited(IncludeLimits limits, Buckets<Row> rows, int buckets) {
    var left = new Buckets<Row>();
    for (int i = 0; i < buckets; i++) {
      int bucket = i;
      limits.of(view, rows.of(bucket)).forEach(row -> left.add(bucket, row));
    }
    return left;
  }

  private void connect(
      IncludeNode include, WantedRows wanted, List<?> owners, Buckets<Object> related) {
    Wiring wiring = graph.wiring(include.navigation());
    for (int i = 0; i < owners.size(); i++) {
      Object owner = owners.get(i);
      int bucket = wanted.bucket(i);
      if (owner == null) {
        throw new IllegalStateException("What has no entity has no related ones.");
      } else if (include.limits() != null) {
        wiring.partOfCollection(owner, related.of(bucket));
      } else if (include.navigation().isCollection()) {
        wiring.collection(owner, related.of(bucket));
      } else {
        wiring.reference(owner, related.first(bucket));
      }
    }
  }

  private void loadChildren(IncludeNode include, Buckets<Row> related, Buckets<Object> made) {
    if (include.target() == null) {
      load(include.children(), related.items(), made.items());
      return;
    }
    var rows = new LinkedHashMap<Object, Row>();
    var entities = new LinkedHashMap<Object, Object>();
    for (int i = 0; i < related.items().size(); i++) {
      Row row = related.items().get(i);
      rows.putIfAbsent(row.key(), row);
      entities.putIfAbsent(row.key(), made.items().get(i));
    }
    load(include.children(), List.copyOf(rows.values()), List.copyOf(entities.values()));
  }
}
