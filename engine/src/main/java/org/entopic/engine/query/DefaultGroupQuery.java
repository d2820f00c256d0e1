package org.entopic.engine.query;

import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.query.Expression;
import org.entopic.query.GroupQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.Tuple;

/** A query of groups of rows. */
final class DefaultGroupQuery<R> implements GroupQuery<R> {
  private final QueryContext context;
  private final QuerySpec spec;

  DefaultGroupQuery(QueryContext context, QuerySpec spec) {
    this.context = context;
    this.spec = spec;
  }

  @Override
  public GroupQuery<R> having(Predicate<? super R> condition) {
    return with(new QueryStep.Where(condition.node()));
  }

  @Override
  public GroupQuery<R> orderBy(Ordering<? super R> ordering) {
    return with(new QueryStep.OrderBy(ordering));
  }

  @Override
  public GroupQuery<R> thenBy(Ordering<? super R> ordering) {
    if (!spec.isOrdered()) {
      throw QueryMessages.thenByWithoutOrder(spec.type(), ordering);
    }
    return with(new QueryStep.ThenBy(ordering));
  }

  @Override
  public <V> Query<V> select(Expression<? super R, V> value) {
    return selected(Selection.value(value));
  }

  @Override
  public <P> Query<P> select(Class<P> record, Expression<?, ?>... values) {
    return selected(Selection.record(record, values));
  }

  @Override
  public Query<Tuple> select(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    return selected(Selection.tuple(first, second, more));
  }

  private <P> Query<P> selected(Selection selection) {
    return DefaultQuery.projected(context, spec, selection);
  }

  private GroupQuery<R> with(QueryStep step) {
    return new DefaultGroupQuery<>(context, spec.with(step));
  }
}
