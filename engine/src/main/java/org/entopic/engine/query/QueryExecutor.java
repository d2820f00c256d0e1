package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.query.QueryExplanation;

/** Plans and runs the queries of one class. */
final class QueryExecutor<T> {
  private final QueryContext context;
  private final Class<T> resultType;

  QueryExecutor(QueryContext context, Class<T> resultType) {
    this.context = context;
    this.resultType = resultType;
  }

  QueryContext context() {
    return context;
  }

  T cast(Object result) {
    return resultType.cast(result);
  }

  List<T> list(QuerySpec spec) {
    try (QueryResults results = open(spec)) {
      var list = new ArrayList<T>();
      results.list().forEach(result -> list.add(cast(result)));
      return list;
    }
  }

  Optional<T> first(QuerySpec spec) {
    return list(spec.with(new QueryStep.Take(1))).stream().findFirst();
  }

  T single(QuerySpec spec) {
    return singleOrEmpty(spec).orElseThrow(() -> QueryMessages.noResult(spec.type()));
  }

  Optional<T> singleOrEmpty(QuerySpec spec) {
    List<T> results = list(spec.with(new QueryStep.Take(2)));
    if (results.size() > 1) {
      throw QueryMessages.severalResults(spec.type());
    }
    return results.stream().findFirst();
  }

  boolean any(QuerySpec spec) {
    try (QueryResults results = open(counting(spec).with(new QueryStep.Take(1)))) {
      return results.any();
    }
  }

  long count(QuerySpec spec) {
    try (QueryResults results = open(counting(spec))) {
      return results.count();
    }
  }

  Stream<T> stream(QuerySpec spec) {
    return QueryStream.of(context, spec.type(), open(spec), resultType);
  }

  QueryExplanation explain(QuerySpec spec) {
    return QueryPlanner.plan(context, spec).explain();
  }

  /** What does not change the number must fit the model all the same. */
  private QuerySpec counting(QuerySpec spec) {
    QuerySpec less = spec.counting();
    if (less.steps().size() < spec.steps().size()) {
      QueryPlanner.plan(context, spec);
    }
    return less;
  }

  private QueryResults open(QuerySpec spec) {
    QueryPlan plan = QueryPlanner.plan(context, spec);
    for (QueryStep step : spec.steps()) {
      if (step instanceof QueryStep.AtLeast atLeast) {
        context.await(atLeast.token());
      }
    }
    return QueryResults.open(context, plan);
  }
}
