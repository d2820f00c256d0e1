package org.entopic.engine.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.entopic.ConsistencyToken;
import org.entopic.SaveResult;
import org.entopic.engine.query.QuerySpec.IgnoredFilters;
import org.entopic.engine.query.QueryStep.SetOperator;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.CollectionProperty;
import org.entopic.query.EntityQuery;
import org.entopic.query.IncludeQuery;
import org.entopic.query.Ordering;
import org.entopic.query.Parameter;
import org.entopic.query.Predicate;
import org.entopic.query.Query;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.Updates;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/** A query of entities: collects operators, and has an executor run them when asked for results. */
public class DefaultEntityQuery<T> extends DefaultQuery<T> implements EntityQuery<T> {
  /** Creates the query of all entities of a type, whose instances are of a class. */
  public DefaultEntityQuery(QueryContext context, EntityTypeModel type, Class<T> javaType) {
    this(QueryExecutor.entities(context, javaType), QuerySpec.all(type));
  }

  DefaultEntityQuery(QueryExecutor<T> executor, QuerySpec spec) {
    super(executor, spec);
  }

  @Override
  public final EntityQuery<T> where(Predicate<? super T> predicate) {
    return with(new QueryStep.Where(predicate.node()));
  }

  @Override
  public final EntityQuery<T> filter(java.util.function.Predicate<? super T> predicate) {
    return with(new QueryStep.Filter(result -> predicate.test(executor.cast(result))));
  }

  @Override
  public final EntityQuery<T> orderBy(Ordering<? super T> ordering) {
    return with(new QueryStep.OrderBy(ordering));
  }

  @Override
  public final EntityQuery<T> thenBy(Ordering<? super T> ordering) {
    return with(new QueryStep.ThenBy(ordered(ordering)));
  }

  @Override
  public final EntityQuery<T> skip(long count) {
    return with(new QueryStep.Skip(notNegative("skip", count)));
  }

  @Override
  public final EntityQuery<T> take(long count) {
    return with(new QueryStep.Take(notNegative("take", count)));
  }

  @Override
  public final EntityQuery<T> tag(String text) {
    return with(new QueryStep.Tag(Objects.requireNonNull(text, "text")));
  }

  @Override
  public final EntityQuery<T> requireIndex() {
    return with(new QueryStep.RequireIndex(null));
  }

  @Override
  public final EntityQuery<T> requireIndex(String index) {
    return with(new QueryStep.RequireIndex(Objects.requireNonNull(index, "index")));
  }

  @Override
  public final EntityQuery<T> parallel() {
    return with(new QueryStep.Parallel());
  }

  @Override
  public final EntityQuery<T> timeout(Duration limit) {
    return with(new QueryStep.Timeout(positive(limit)));
  }

  @Override
  public final <V> EntityQuery<T> bind(Parameter<V> parameter, @Nullable V value) {
    return bound(parameter, Collections.singletonList(value));
  }

  @Override
  public final <V> EntityQuery<T> bindAll(
      Parameter<V> parameter, Collection<? extends @Nullable V> values) {
    return bound(parameter, values);
  }

  private EntityQuery<T> bound(Parameter<?> parameter, Collection<?> values) {
    return new DefaultEntityQuery<>(
        executor, spec.with(spec.parameters().with(parameter.node(), values)));
  }

  @Override
  public final EntityQuery<T> distinct() {
    return spec.repeatsEntities() ? with(new QueryStep.Distinct()) : this;
  }

  @Override
  public final EntityQuery<T> reverse() {
    return with(reversal());
  }

  @Override
  public final EntityQuery<T> union(Query<T> other) {
    return with(combined(SetOperator.UNION, other));
  }

  @Override
  public final EntityQuery<T> concat(Query<T> other) {
    return with(combined(SetOperator.CONCAT, other));
  }

  @Override
  public final EntityQuery<T> intersect(Query<T> other) {
    return with(combined(SetOperator.INTERSECT, other));
  }

  @Override
  public final EntityQuery<T> except(Query<T> other) {
    return with(combined(SetOperator.EXCEPT, other));
  }

  /** What is included here is included for the results of both. */
  private QueryStep combined(SetOperator operator, Query<T> other) {
    QueryStep.Combine step = combination(operator, other);
    QueryStep.Include lacking = spec.lacks(step.other());
    if (lacking != null) {
      throw PlanMessages.otherIncludes(spec.resultType(), lacking);
    }
    return step;
  }

  @Override
  public final <S extends T> EntityQuery<S> ofType(Class<S> type) {
    QueryContext context = executor.context();
    EntityTypeModel found =
        context
            .model()
            .entityType(type)
            .filter(model -> model.javaType() == type)
            .orElseThrow(() -> QueryMessages.unmapped(type));
    return new DefaultEntityQuery<>(
        QueryExecutor.entities(context, type), spec.with(new QueryStep.OfType(found)));
  }

  @Override
  public final EntityQuery<T> asNoTracking() {
    return new DefaultEntityQuery<>(executor, spec.with(QueryTrackingBehavior.NO_TRACKING));
  }

  @Override
  public final EntityQuery<T> asNoTrackingWithIdentityResolution() {
    return new DefaultEntityQuery<>(
        executor, spec.with(QueryTrackingBehavior.NO_TRACKING_WITH_IDENTITY_RESOLUTION));
  }

  @Override
  public final EntityQuery<T> asTracking() {
    return new DefaultEntityQuery<>(executor, spec.with(QueryTrackingBehavior.TRACK_ALL));
  }

  @Override
  public final EntityQuery<T> atLeast(ConsistencyToken token) {
    return with(new QueryStep.AtLeast(Objects.requireNonNull(token, "token")));
  }

  @Override
  public final EntityQuery<T> ignoreFilters() {
    return new DefaultEntityQuery<>(executor, spec.with(IgnoredFilters.ALL));
  }

  @Override
  public final EntityQuery<T> ignoreFilters(String first, String... more) {
    var names = new ArrayList<>(List.of(more));
    names.add(first);
    return new DefaultEntityQuery<>(executor, spec.with(spec.ignored().and(names)));
  }

  @Override
  public final EntityQuery<T> ignoreAutoIncludes() {
    return with(new QueryStep.IgnoreAutoIncludes());
  }

  @Override
  public final <N> IncludeQuery<T, N> include(ReferenceProperty<? super T, N> reference) {
    return include(List.of(reference.node()));
  }

  @Override
  public final <N> IncludeQuery<T, N> include(CollectionProperty<? super T, N> collection) {
    return include(List.of(collection.node()));
  }

  @Override
  public final <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, ReferenceProperty<? super S, N> reference) {
    return include(List.of(new Path(type, reference.node().names())));
  }

  @Override
  public final <S extends T, N> IncludeQuery<T, N> include(
      Class<S> type, CollectionProperty<? super S, N> collection) {
    return include(List.of(new Path(type, collection.node().names())));
  }

  @Override
  public final <N> IncludeQuery<T, N> include(
      CollectionProperty<? super T, N> collection, UnaryOperator<Query<N>> limits) {
    Query<N> all =
        new DefaultQuery<>(QueryExecutor.projected(executor.context()), QuerySpec.all(spec.type()));
    QuerySpec limited = DefaultJoinQuery.spec(executor.context(), spec, limits.apply(all));
    return new DefaultEntityQuery<>(executor, spec.with(spec.parameters().or(limited.parameters())))
        .include(List.of(collection.node()), limited.steps());
  }

  @Override
  public final EntityQuery<T> include(String path) {
    Class<?> root = spec.resultType().javaType();
    return include(List.of(new Path(root, List.of(path.split("\\.", -1)))));
  }

  final <N> IncludeQuery<T, N> include(List<Path> paths) {
    return include(paths, List.of());
  }

  private <N> IncludeQuery<T, N> include(List<Path> paths, List<QueryStep> limits) {
    return new DefaultIncludeQuery<>(
        executor, spec.with(new QueryStep.Include(paths, limits)), paths);
  }

  @Override
  public final boolean contains(T entity) {
    return executor
        .context()
        .run(() -> executor.any(new KeyCondition(spec).of(executor.context(), entity)));
  }

  @Override
  public final SaveResult executeUpdate(UnaryOperator<Updates<T>> updates) {
    List<Assignment> assignments = updates.apply(Updates.none()).assignments();
    return executor
        .context()
        .run(() -> new BulkChange(executor.context(), spec).update(assignments));
  }

  @Override
  public final SaveResult executeDelete() {
    return executor.context().run(() -> new BulkChange(executor.context(), spec).delete());
  }

  @Override
  public final CompletableFuture<SaveResult> executeUpdateAsync(UnaryOperator<Updates<T>> updates) {
    List<Assignment> assignments = updates.apply(Updates.none()).assignments();
    return executor
        .context()
        .runAsync(() -> new BulkChange(executor.context(), spec).update(assignments));
  }

  @Override
  public final CompletableFuture<SaveResult> executeDeleteAsync() {
    return executor.context().runAsync(() -> new BulkChange(executor.context(), spec).delete());
  }

  private EntityQuery<T> with(QueryStep step) {
    return new DefaultEntityQuery<>(executor, spec.with(step));
  }
}
