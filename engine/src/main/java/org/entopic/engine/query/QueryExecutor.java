package org.entopic.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.query.QueryExplanation;

/** Runs queries of one class. */
final class QueryExecutor<T> {
  private final QueryContext context;
  private final Class<T> type;

  QueryExecutor(QueryContext context, Class<T> type) {
    this.context = context;
    this.type = type;
  }

  QueryContext context() {
    return context;
  }

  T cast(Object result) {
    return type.cast(result);
  }

  List<T> list(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  Optional<T> first(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  T single(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  Optional<T> singleOrEmpty(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  boolean any(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  long count(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  Stream<T> stream(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }

  QueryExplanation explain(QuerySpec spec) {
    throw new UnsupportedOperationException(spec.toString());
  }
}
