package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Loads related entities: one read for each navigation, two through a join type. */
final class IncludeLoader {
  private final ReadView view;
  private final ResultGraph graph;

  IncludeLoader(ReadView view, ResultGraph graph) {
    this.view = view;
    this.graph = graph;
  }

  /** Loads what belongs to some rows of one type. */
  void load(List<IncludeNode> includes, List<Row> owners) {
    for (IncludeNode include : includes) {
      if (!owners.isEmpty()) {
        Map<Object, List<Row>> related =
            include.target() == null
                ? read(include.finder(), values(include, owners), include.filter())
                : readJoined(include, include.target(), owners);
        IncludeLimits limits = include.limits();
        if (limits != null) {
          related.replaceAll((value, rows) -> limits.of(view, rows));
        }
        connect(include, owners, related);
        if (!include.children().isEmpty()) {
          load(include.children(), distinct(related));
        }
      }
    }
  }

  private static Set<Object> values(IncludeNode include, List<Row> owners) {
    var values = new LinkedHashSet<Object>();
    for (Row owner : owners) {
      Object value = include.from().of(owner);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private Map<Object, List<Row>> read(
      RowFinder finder, Set<Object> wanted, @Nullable RowPredicate filter) {
    Map<Object, List<Row>> found = new HashMap<>();
    if (!wanted.isEmpty()) {
      view.read(finder.access(List.copyOf(wanted)))
          .forEachRemaining(
              row -> {
                Object value = finder.values().of(row);
                if (value != null
                    && wanted.contains(value)
                    && (filter == null || filter.test(view, row))) {
                  found.computeIfAbsent(value, any -> new ArrayList<>()).add(row);
                }
              });
    }
    return found;
  }

  private Map<Object, List<Row>> readJoined(
      IncludeNode include, IncludeNode.JoinTarget target, List<Row> owners) {
    Map<Object, List<Row>> joins = read(include.finder(), values(include, owners), null);
    var wanted = new LinkedHashSet<Object>();
    joins.values().forEach(rows -> rows.forEach(join -> add(wanted, target.from().of(join))));
    Map<Object, List<Row>> targets = read(target.finder(), wanted, include.filter());
    if (include.limits() == null) {
      targets.values().forEach(rows -> rows.forEach(row -> entity(include, row)));
    }
    Map<Object, List<Row>> related = new HashMap<>();
    joins.forEach(
        (owner, rows) -> {
          for (Row join : rows) {
            List<Row> ends = targets.getOrDefault(target.from().of(join), List.of());
            if (!ends.isEmpty()) {
              graph.join(include.finder().type(), join);
              related.computeIfAbsent(owner, any -> new ArrayList<>()).addAll(ends);
            }
          }
        });
    return related;
  }

  private static void add(Set<Object> values, @Nullable Object value) {
    if (value != null) {
      values.add(value);
    }
  }

  private void connect(IncludeNode include, List<Row> owners, Map<Object, List<Row>> related) {
    NavigationModel navigation = include.navigation();
    related.values().forEach(rows -> rows.forEach(row -> entity(include, row)));
    for (Row owner : owners) {
      Object value = include.from().of(owner);
      List<Row> targets = value == null ? List.of() : related.getOrDefault(value, List.of());
      if (include.limits() != null) {
        graph.partOfCollection(owner, navigation, targets);
      } else if (navigation.isCollection()) {
        graph.collection(owner, navigation, targets);
      } else {
        graph.reference(owner, navigation, targets.isEmpty() ? null : targets.get(0));
      }
    }
  }

  private void entity(IncludeNode include, Row row) {
    graph.entity(include.navigation().target(), row);
  }

  private static List<Row> distinct(Map<Object, List<Row>> related) {
    var rows = new LinkedHashMap<Object, Row>();
    related.values().forEach(each -> each.forEach(row -> rows.putIfAbsent(row.key(), row)));
    return List.copyOf(rows.values());
  }
}
