package org.entopic.engine.query;

import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.query.Expression;
import org.entopic.query.JoinGroupQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.Tuple;

/** A query of groups of pairs of rows. */
final class DefaultJoinGroupQuery implements JoinGroupQuery {
  private final QueryContext context;
  private final QuerySpec spec;

  DefaultJoinGroupQuery(QueryContext context, QuerySpec spec) {
    this.context = context;
    this.spec = spec;
  }

  @Override
  public JoinGroupQuery having(Predicate<?> condition) {
    return with(new QueryStep.Where(condition.node()));
  }

  @Override
  public JoinGroupQuery orderBy(Ordering<?> ordering) {
    return with(new QueryStep.OrderBy(ordering));
  }

  @Override
  public JoinGroupQuery thenBy(Ordering<?> ordering) {
    if (!spec.isOrdered()) {
      throw QueryMessages.thenByWithoutOrder(spec.type(), ordering);
    }
    return with(new QueryStep.ThenBy(ordering));
  }

  @Override
  public <V> Query<V> select(Expression<?, V> value) {
    return DefaultQuery.projected(context, spec, Selection.value(value));
  }

  @Override
  public <P> Query<P> select(Class<P> record, Expression<?, ?>... values) {
    return DefaultQuery.projected(context, spec, Selection.record(record, values));
  }

  @Override
  public Query<Tuple> select(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    return DefaultQuery.projected(context, spec, Selection.tuple(first, second, more));
  }

  private JoinGroupQuery with(QueryStep step) {
    return new DefaultJoinGroupQuery(context, spec.with(step));
  }
}
