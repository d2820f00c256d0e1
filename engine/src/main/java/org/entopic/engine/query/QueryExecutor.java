package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entopic.engine.query.expression.Identity;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.QueryExplanation;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Plans and runs the queries of one class. */
final class QueryExecutor<T extends @Nullable Object> {
  private final QueryContext context;
  private final Function<@Nullable Object, T> cast;

  private QueryExecutor(QueryContext context, Function<@Nullable Object, T> cast) {
    this.context = context;
    this.cast = cast;
  }

  /** Returns what runs queries of entities. */
  static <T> QueryExecutor<T> entities(QueryContext context, Class<T> type) {
    return new QueryExecutor<>(context, type::cast);
  }

  /** Returns what runs queries whose results are made of expressions of the type. */
  // Expressions say the type of their values; only a plan makes them.
  @SuppressWarnings({"unchecked", "NullAway"})
  static <T extends @Nullable Object> QueryExecutor<T> projected(QueryContext context) {
    return new QueryExecutor<>(context, result -> (T) result);
  }

  QueryContext context() {
    return context;
  }

  T cast(@Nullable Object result) {
    return cast.apply(result);
  }

  /** Returns the query to run, where others have a say in it. */
  private QuerySpec asked(QuerySpec spec) {
    QuerySpec asked = QueryInterception.of(context, spec);
    context.hooks().warnings().look(asked);
    return asked;
  }

  List<T> list(QuerySpec spec) {
    return all(asked(spec));
  }

  private List<T> all(QuerySpec spec) {
    try (QueryResults results = open(spec)) {
      var list = new ArrayList<T>();
      results.list().forEach(result -> list.add(cast(result)));
      return list;
    }
  }

  /** Returns all results by a value of each; equal ones of another scale are the first of them. */
  <K extends @Nullable Object> Map<K, List<T>> groups(
      QuerySpec query, ExpressionNode key, QueryExecutor<K> keys) {
    QuerySpec spec = asked(query);
    QueryPlanner.Keyed keyed = QueryPlanner.keyed(context, spec, key);
    Map<@Nullable Object, List<T>> known = new HashMap<>();
    Map<K, List<T>> groups = new LinkedHashMap<>();
    try (QueryResults results = QueryResults.open(context, spec, keyed.plan())) {
      var rows = new ArrayList<Row>();
      List<@Nullable Object> all = results.list(rows);
      for (int i = 0; i < all.size(); i++) {
        Object stored = results.value(keyed.key(), rows.get(i));
        List<T> group = known.get(Identity.of(stored));
        if (group == null) {
          group = new ArrayList<>();
          known.put(Identity.of(stored), group);
          groups.put(keys.cast(keyed.key().toJava(stored)), group);
        }
        group.add(cast(all.get(i)));
      }
    }
    return groups;
  }

  Optional<T> first(QuerySpec spec) {
    QuerySpec asked = asked(spec);
    context.hooks().warnings().first(asked);
    List<T> results = all(asked.with(new QueryStep.Take(1)));
    return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
  }

  T single(QuerySpec spec) {
    List<T> results = oneOrNone(spec);
    if (results.isEmpty()) {
      throw QueryMessages.noResult(spec.type());
    }
    return results.get(0);
  }

  Optional<T> singleOrEmpty(QuerySpec spec) {
    List<T> results = oneOrNone(spec);
    return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
  }

  private List<T> oneOrNone(QuerySpec spec) {
    List<T> results = all(asked(spec).with(new QueryStep.Take(2)));
    if (results.size() > 1) {
      throw QueryMessages.severalResults(spec.type());
    }
    return results;
  }

  boolean contains(QuerySpec spec, T wanted) {
    try (QueryResults results = open(asked(spec))) {
      Object result = results.next();
      while (result != QueryResults.END && !Objects.equals(wanted, result)) {
        result = results.next();
      }
      return result != QueryResults.END;
    }
  }

  boolean any(QuerySpec spec) {
    try (QueryResults results = open(counting(asked(spec)).with(new QueryStep.Take(1)))) {
      return results.any();
    }
  }

  long count(QuerySpec spec) {
    try (QueryResults results = open(counting(asked(spec)))) {
      return results.count();
    }
  }

  Stream<T> stream(QuerySpec spec) {
    return QueryStream.of(context, spec.type(), open(asked(spec)), cast);
  }

  QueryExplanation explain(QuerySpec spec) {
    return QueryPlanner.plan(context, asked(spec)).explain();
  }

  QueryExplanation explainAnalyze(QuerySpec spec) {
    try (QueryResults results = open(asked(spec).with(QueryTrackingBehavior.NO_TRACKING))) {
      return results.analyze();
    }
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
    return QueryResults.open(context, spec, QueryPlanner.plan(context, spec));
  }
}
