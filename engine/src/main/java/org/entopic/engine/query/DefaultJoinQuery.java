package org.entopic.engine.query;

import org.entopic.EntitySet;
import org.entopic.engine.query.QueryStep.JoinKeys;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.query.Expression;
import org.entopic.query.JoinGroupQuery;
import org.entopic.query.JoinQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.jspecify.annotations.Nullable;

/** A query of pairs of rows. */
final class DefaultJoinQuery implements JoinQuery {
  private final QueryContext context;
  private final QuerySpec spec;

  DefaultJoinQuery(QueryContext context, QuerySpec spec) {
    this.context = context;
    this.spec = spec;
  }

  /** Returns what another query of the same context is about. */
  static QuerySpec spec(QueryContext context, QuerySpec own, Query<?> other) {
    Query<?> query = other instanceof EntitySet<?> set ? set.asTracking() : other;
    if (query instanceof DefaultQuery<?> same && same.executor.context() == context) {
      return same.spec;
    }
    throw QueryMessages.foreignQuery(own.type());
  }

  JoinQuery join(JoinKind kind, Query<?> other, @Nullable JoinKeys keys) {
    return with(new QueryStep.Join(kind, spec(context, spec, other), keys));
  }

  @Override
  public <N, K> JoinQuery join(
      Query<N> other, Expression<?, K> key, Expression<? super N, K> otherKey) {
    return join(JoinKind.INNER, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public <N> JoinQuery join(Query<N> other, org.entopic.query.JoinKeys<?, ? super N> keys) {
    return join(JoinKind.INNER, other, JoinKeys.of(keys));
  }

  @Override
  public <N, K> JoinQuery leftJoin(
      Query<N> other, Expression<?, K> key, Expression<? super N, K> otherKey) {
    return join(JoinKind.LEFT, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public <N> JoinQuery leftJoin(Query<N> other, org.entopic.query.JoinKeys<?, ? super N> keys) {
    return join(JoinKind.LEFT, other, JoinKeys.of(keys));
  }

  @Override
  public JoinQuery where(Predicate<?> condition) {
    return with(new QueryStep.Where(condition.node()));
  }

  @Override
  public JoinQuery orderBy(Ordering<?> ordering) {
    return with(new QueryStep.OrderBy(ordering));
  }

  @Override
  public JoinQuery thenBy(Ordering<?> ordering) {
    if (!spec.isOrdered()) {
      throw QueryMessages.thenByWithoutOrder(spec.type(), ordering);
    }
    return with(new QueryStep.ThenBy(ordering));
  }

  @Override
  public JoinGroupQuery groupBy(Expression<?, ?> first, Expression<?, ?>... more) {
    return new DefaultJoinGroupQuery(context, spec.with(QueryStep.GroupBy.of(first, more)));
  }

  @Override
  public <V> Query<V> select(Expression<?, V> value) {
    return DefaultQuery.ungrouped(context, spec, Selection.value(value));
  }

  @Override
  public <P> Query<P> select(Class<P> record, Expression<?, ?>... values) {
    return DefaultQuery.ungrouped(context, spec, Selection.record(record, values));
  }

  @Override
  public Query<Tuple> select(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    return DefaultQuery.ungrouped(context, spec, Selection.tuple(first, second, more));
  }

  private JoinQuery with(QueryStep step) {
    return new DefaultJoinQuery(context, spec.with(step));
  }
}
