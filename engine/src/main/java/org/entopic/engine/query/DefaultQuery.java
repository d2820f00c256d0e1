package org.entopic.engine.query;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entopic.engine.query.QueryStep.JoinKeys;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.QueryStep.SetOperator;
import org.entopic.engine.query.expression.AggregateSearch;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Expression;
import org.entopic.query.GroupQuery;
import org.entopic.query.JoinGroupQuery;
import org.entopic.query.JoinQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Parameter;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.QueryExplanation;
import org.entopic.query.Tuple;
import org.jspecify.annotations.Nullable;

/** A query: collects operators, and has an executor run them when asked for results. */
class DefaultQuery<R> implements Query<R> {
  final QueryExecutor<R> executor;
  final QuerySpec spec;

  DefaultQuery(QueryExecutor<R> executor, QuerySpec spec) {
    this.executor = executor;
    this.spec = spec;
  }

  @Override
  public Query<R> where(Predicate<? super R> predicate) {
    return with(new QueryStep.Where(predicate.node()));
  }

  @Override
  public Query<R> filter(java.util.function.Predicate<? super R> predicate) {
    return with(new QueryStep.Filter(result -> predicate.test(executor.cast(result))));
  }

  @Override
  public Query<R> orderBy(Ordering<? super R> ordering) {
    return with(new QueryStep.OrderBy(ordering));
  }

  @Override
  public Query<R> thenBy(Ordering<? super R> ordering) {
    return with(new QueryStep.ThenBy(ordered(ordering)));
  }

  @Override
  public Query<R> skip(long count) {
    return with(new QueryStep.Skip(notNegative("skip", count)));
  }

  @Override
  public Query<R> take(long count) {
    return with(new QueryStep.Take(notNegative("take", count)));
  }

  @Override
  public Query<R> tag(String text) {
    return with(new QueryStep.Tag(Objects.requireNonNull(text, "text")));
  }

  @Override
  public Query<R> requireIndex() {
    return with(new QueryStep.RequireIndex(null));
  }

  @Override
  public Query<R> requireIndex(String index) {
    return with(new QueryStep.RequireIndex(Objects.requireNonNull(index, "index")));
  }

  @Override
  public Query<R> parallel() {
    return with(new QueryStep.Parallel());
  }

  @Override
  public Query<R> timeout(Duration limit) {
    return with(new QueryStep.Timeout(positive(limit)));
  }

  @Override
  public <V> Query<R> bind(Parameter<V> parameter, @Nullable V value) {
    return bound(parameter, Collections.singletonList(value));
  }

  @Override
  public <V> Query<R> bindAll(Parameter<V> parameter, Collection<? extends @Nullable V> values) {
    return bound(parameter, values);
  }

  private Query<R> bound(Parameter<?> parameter, Collection<?> values) {
    return new DefaultQuery<>(
        executor, spec.with(spec.parameters().with(parameter.node(), values)));
  }

  @Override
  public Query<R> distinct() {
    return with(new QueryStep.Distinct());
  }

  @Override
  public Query<R> reverse() {
    return with(reversal());
  }

  @Override
  public final <V> Query<V> select(Expression<? super R, V> value) {
    return selected(Selection.value(value));
  }

  @Override
  public final <P> Query<P> select(Class<P> record, Expression<?, ?>... values) {
    return selected(Selection.record(record, values));
  }

  @Override
  public final Query<Tuple> select(
      Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more) {
    return selected(Selection.tuple(first, second, more));
  }

  /** Aggregates without groups are those of all rows. */
  private <P> Query<P> selected(Selection selection) {
    return ungrouped(executor.context(), spec, selection);
  }

  /** Returns what is selected of rows; aggregates are those of all of them. */
  static <P> Query<P> ungrouped(QueryContext context, QuerySpec spec, Selection selection) {
    QuerySpec rows =
        selection.values().stream().anyMatch(AggregateSearch::hasAggregate)
            ? spec.with(new QueryStep.GroupBy(List.of()))
            : spec;
    return projected(context, rows, selection);
  }

  /** Returns what is selected of rows. */
  static <P> Query<P> projected(QueryContext context, QuerySpec spec, Selection selection) {
    return new DefaultQuery<>(
        QueryExecutor.projected(context), spec.with(new QueryStep.Select(selection)));
  }

  @Override
  public final GroupQuery<R> groupBy(Expression<? super R, ?> first, Expression<?, ?>... more) {
    return new DefaultGroupQuery<>(
        executor.context(), spec.with(QueryStep.GroupBy.of(first, more)));
  }

  @Override
  public final List<R> toList() {
    return executor.context().run(() -> executor.list(spec));
  }

  @Override
  public final <K extends @Nullable Object> Map<K, List<R>> toGroups(Expression<? super R, K> key) {
    return executor
        .context()
        .run(() -> executor.groups(spec, key.node(), QueryExecutor.projected(executor.context())));
  }

  @Override
  public final Optional<R> first() {
    return executor.context().run(() -> executor.first(spec));
  }

  @Override
  public final R single() {
    return executor.context().run(() -> executor.single(spec));
  }

  @Override
  public final Optional<R> singleOrEmpty() {
    return executor.context().run(() -> executor.singleOrEmpty(spec));
  }

  @Override
  public final boolean any() {
    return executor.context().run(() -> executor.any(spec));
  }

  @Override
  public final long count() {
    return executor.context().run(() -> executor.count(spec));
  }

  @Override
  public final Stream<R> stream() {
    return executor.context().run(() -> executor.stream(spec));
  }

  // The context is the executor's own: what runs the query enters it again.
  @Override
  public final <A extends @Nullable Object> CompletableFuture<A> async(
      Function<? super Query<R>, ? extends A> terminal) {
    return executor.context().<A>runAsync(() -> terminal.apply(this));
  }

  @Override
  public final CompletableFuture<List<R>> toListAsync() {
    return executor.context().runAsync(() -> executor.list(spec));
  }

  @Override
  public final CompletableFuture<Optional<R>> firstAsync() {
    return executor.context().runAsync(() -> executor.first(spec));
  }

  @Override
  public final CompletableFuture<R> singleAsync() {
    return executor.context().runAsync(() -> executor.single(spec));
  }

  @Override
  public final CompletableFuture<Boolean> anyAsync() {
    return executor.context().runAsync(() -> executor.any(spec));
  }

  @Override
  public final CompletableFuture<Long> countAsync() {
    return executor.context().runAsync(() -> executor.count(spec));
  }

  @Override
  public final QueryExplanation explain() {
    return executor.context().run(() -> executor.explain(spec));
  }

  @Override
  public final QueryExplanation explainAnalyze() {
    return executor.context().run(() -> executor.explainAnalyze(spec));
  }

  @Override
  public boolean contains(R result) {
    return executor.context().run(() -> executor.contains(spec, result));
  }

  @Override
  public Query<R> union(Query<R> other) {
    return with(combination(SetOperator.UNION, other));
  }

  @Override
  public Query<R> concat(Query<R> other) {
    return with(combination(SetOperator.CONCAT, other));
  }

  @Override
  public Query<R> intersect(Query<R> other) {
    return with(combination(SetOperator.INTERSECT, other));
  }

  @Override
  public Query<R> except(Query<R> other) {
    return with(combination(SetOperator.EXCEPT, other));
  }

  final QueryStep.Combine combination(SetOperator operator, Query<?> other) {
    return new QueryStep.Combine(operator, DefaultJoinQuery.spec(executor.context(), spec, other));
  }

  @Override
  public final <N, K> JoinQuery join(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey) {
    return joined(JoinKind.INNER, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public final <N> JoinQuery join(
      Query<N> other, org.entopic.query.JoinKeys<? super R, ? super N> keys) {
    return joined(JoinKind.INNER, other, JoinKeys.of(keys));
  }

  @Override
  public final <N, K> JoinQuery leftJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey) {
    return joined(JoinKind.LEFT, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public final <N> JoinQuery leftJoin(
      Query<N> other, org.entopic.query.JoinKeys<? super R, ? super N> keys) {
    return joined(JoinKind.LEFT, other, JoinKeys.of(keys));
  }

  @Override
  public final <N, K> JoinQuery rightJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey) {
    return joined(JoinKind.RIGHT, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public final <N> JoinQuery rightJoin(
      Query<N> other, org.entopic.query.JoinKeys<? super R, ? super N> keys) {
    return joined(JoinKind.RIGHT, other, JoinKeys.of(keys));
  }

  @Override
  public final <N, K> JoinQuery fullJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey) {
    return joined(JoinKind.FULL, other, JoinKeys.of(key, otherKey));
  }

  @Override
  public final <N> JoinQuery fullJoin(
      Query<N> other, org.entopic.query.JoinKeys<? super R, ? super N> keys) {
    return joined(JoinKind.FULL, other, JoinKeys.of(keys));
  }

  @Override
  public final <N, K> JoinGroupQuery groupJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey) {
    return groupJoined(other, JoinKeys.of(key, otherKey));
  }

  @Override
  public final <N> JoinGroupQuery groupJoin(
      Query<N> other, org.entopic.query.JoinKeys<? super R, ? super N> keys) {
    return groupJoined(other, JoinKeys.of(keys));
  }

  private JoinGroupQuery groupJoined(Query<?> other, JoinKeys keys) {
    QuerySpec right = DefaultJoinQuery.spec(executor.context(), spec, other);
    return new DefaultJoinGroupQuery(
        executor.context(), spec.with(new QueryStep.Join(JoinKind.GROUP, right, keys)));
  }

  @Override
  public final <N> JoinQuery join(CollectionProperty<? super R, N> collection) {
    return members(JoinKind.INNER, collection);
  }

  @Override
  public final <N> JoinQuery leftJoin(CollectionProperty<? super R, N> collection) {
    return members(JoinKind.LEFT, collection);
  }

  private JoinQuery members(JoinKind kind, CollectionProperty<?, ?> collection) {
    return new DefaultJoinQuery(
        executor.context(), spec.with(new QueryStep.JoinMembers(kind, collection.node())));
  }

  @Override
  public final JoinQuery crossJoin(Query<?> other) {
    return joined(JoinKind.CROSS, other, null);
  }

  private JoinQuery joined(JoinKind kind, Query<?> other, @Nullable JoinKeys keys) {
    return new DefaultJoinQuery(executor.context(), spec).join(kind, other, keys);
  }

  private Query<R> with(QueryStep step) {
    return new DefaultQuery<>(executor, spec.with(step));
  }

  final <O extends Ordering<?>> O ordered(O ordering) {
    if (!spec.isOrdered()) {
      throw QueryMessages.thenByWithoutOrder(spec.type(), ordering);
    }
    return ordering;
  }

  final QueryStep reversal() {
    if (!spec.isOrdered()) {
      throw QueryMessages.reverseWithoutOrder(spec.type());
    }
    return new QueryStep.Reverse();
  }

  static Duration positive(Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw QueryMessages.noTime(limit);
    }
    return limit;
  }

  static long notNegative(String operator, long count) {
    if (count < 0) {
      throw QueryMessages.negative(operator, count);
    }
    return count;
  }
}
