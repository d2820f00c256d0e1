package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.OrderCompiler;
import org.entopic.engine.query.expression.PredicateCompiler;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.query.expression.RowOrder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.engine.query.expression.Scope;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Which of the related rows of an entity are loaded, and in which order. */
final class IncludeLimits {
  private final List<Limit> limits = new ArrayList<>();
  private final List<BoundOrdering> orderings = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** One step. */
  private interface Limit {
    Stream<Row> of(ReadView view, Stream<Row> rows);
  }

  private IncludeLimits() {}

  /**
   * Returns what some steps say about rows of a type.
   *
   * @throws org.entopic.QueryException if they do not fit, or say more
   */
  static IncludeLimits of(QueryBinder binder, EntityTypeModel type, List<QueryStep> steps) {
    Scope scope = binder.scope(type);
    var limits = new IncludeLimits();
    for (QueryStep step : steps) {
      if (step instanceof QueryStep.Where where) {
        RowPredicate condition =
            PredicateCompiler.compile(binder.predicate(scope, where.predicate()));
        limits.add(
            "where " + where.predicate(),
            (view, rows) -> rows.filter(row -> condition.test(view, row)));
      } else if (step instanceof QueryStep.OrderBy order) {
        limits.orderings.clear();
        limits.order(binder.ordering(scope, order.ordering()));
      } else if (step instanceof QueryStep.ThenBy then) {
        limits.order(binder.ordering(scope, then.ordering()));
      } else if (step instanceof QueryStep.Skip skip) {
        limits.add("skip " + skip.count(), (view, rows) -> rows.skip(skip.count()));
      } else if (step instanceof QueryStep.Take take) {
        limits.add("take " + take.count(), (view, rows) -> rows.limit(take.count()));
      } else {
        throw QueryMessages.unfitLimits(type);
      }
    }
    return limits;
  }

  private void order(BoundOrdering ordering) {
    orderings.add(ordering);
    RowOrder order = OrderCompiler.compile(List.copyOf(orderings));
    add(
        "order by " + ordering.source(),
        (view, rows) -> rows.sorted((left, right) -> order.compare(view, left, right)));
  }

  private void add(String text, Limit limit) {
    texts.add(text);
    limits.add(limit);
  }

  /** Returns the rows that are left, in order. */
  List<Row> of(ReadView view, List<Row> rows) {
    Stream<Row> left = rows.stream();
    for (Limit limit : limits) {
      left = limit.of(view, left);
    }
    return left.toList();
  }

  String text() {
    return String.join(", ", texts);
  }
}
