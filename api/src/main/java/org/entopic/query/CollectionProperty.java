package org.entopic.query;

import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.ExpressionNode.ListOfElements;
import org.entopic.query.tree.ExpressionNode.OverElements;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

/**
 * A typed handle of a collection: of related entities, of complex values or of scalars.
 *
 * <p>Immutable and thread-safe. Usable in {@code include} where the elements are entities; these
 * can be looked at in conditions and counted, and a member that is not there has none.
 *
 * <pre>{@code
 * db.blogs.where(BlogFields.posts.any(PostFields.title.like("%Kafka%")))
 * }</pre>
 *
 * @param <R> the type that has the member
 * @param <E> the type of the elements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CollectionProperty<R, E> {
  private final Path path;

  private CollectionProperty(Path path) {
    this.path = path;
  }

  /** Returns the handle of a member by name. */
  public static <R, E> CollectionProperty<R, E> of(Class<R> root, String name, Class<E> element) {
    return new CollectionProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the member that a getter reads. */
  public static <R, E> CollectionProperty<R, E> of(PropertyRef<R, ? extends Collection<E>> getter) {
    return new CollectionProperty<>(PropertyRefResolver.path(getter));
  }

  /** Returns the tree, for planners. */
  public Path node() {
    return path;
  }

  static <R, E> CollectionProperty<R, E> at(Path path) {
    return new CollectionProperty<>(path);
  }

  /** Returns whether there is an element. */
  public Predicate<R> any() {
    return new Predicate<>(new PredicateNode.AnyElement(path, null));
  }

  /** Returns whether a condition holds for an element. */
  public Predicate<R> any(Predicate<? super E> condition) {
    return new Predicate<>(new PredicateNode.AnyElement(path, condition.node()));
  }

  /** Returns whether a condition holds for every element; so it does where there is none. */
  public Predicate<R> all(Predicate<? super E> condition) {
    return any(condition.not()).not();
  }

  /** Returns whether there is no element. */
  public Predicate<R> isEmpty() {
    return any().not();
  }

  /** Returns the number of elements. */
  public NumberExpression<R, Long, Long> count() {
    return over(new Aggregate(AggregateFunction.COUNT, null), null);
  }

  /** Returns the number of elements for which a condition holds. */
  public NumberExpression<R, Long, Long> count(Predicate<? super E> condition) {
    return over(new Aggregate(AggregateFunction.COUNT, null), condition.node());
  }

  /** Returns the sum of a value of the elements; zero of none. */
  public <S extends Number & Comparable<? super S>> NumberExpression<R, S, S> sum(
      NumberExpression<? super E, ?, S> value) {
    return over(Computed.aggregate(AggregateFunction.SUM, value), null);
  }

  /** Returns the mean of a value of the elements; null of none. */
  public NumberExpression<R, Double, Double> average(NumberExpression<? super E, ?, ?> value) {
    return over(Computed.aggregate(AggregateFunction.AVERAGE, value), null);
  }

  /** Returns the smallest value of the elements; null of none. */
  public <V extends Comparable<? super V>> ComparableExpression<R, V> min(
      ComparableExpression<? super E, V> value) {
    return new Computed.Ordered<>(
        new OverElements(path, Computed.aggregate(AggregateFunction.MIN, value), null));
  }

  /** Returns the largest value of the elements; null of none. */
  public <V extends Comparable<? super V>> ComparableExpression<R, V> max(
      ComparableExpression<? super E, V> value) {
    return new Computed.Ordered<>(
        new OverElements(path, Computed.aggregate(AggregateFunction.MAX, value), null));
  }

  /** Returns a value of all elements as an unmodifiable list, in the order of their keys. */
  public <V> Expression<R, List<V>> toList(Expression<? super E, V> value) {
    return listed(new ListOf(null, List.of(value.node())), null);
  }

  /**
   * Returns records of all elements as an unmodifiable list, in the order of their keys.
   *
   * <pre>{@code
   * db.blogs.select(BlogView.class, BlogFields.url,
   *     BlogFields.posts.toList(PostView.class, PostFields.title, PostFields.published))
   * }</pre>
   *
   * @param record a record class
   * @param values the values of its components, in their order
   */
  public <P> Expression<R, List<P>> toList(Class<P> record, Expression<?, ?>... values) {
    return listed(new ListOf(record, Computed.nodes(values)), null);
  }

  /** Returns the records of {@link #toList(Class, Expression[])} of some elements. */
  public <P> Expression<R, List<P>> toList(
      Predicate<? super E> condition, Class<P> record, Expression<?, ?>... values) {
    return listed(new ListOf(record, Computed.nodes(values)), condition.node());
  }

  private <V> Expression<R, List<V>> listed(ListOf list, @Nullable PredicateNode condition) {
    return new Computed.Value<>(new ListOfElements(path, list, condition));
  }

  private <V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
      NumberExpression<R, V, S> over(Aggregate aggregate, @Nullable PredicateNode condition) {
    return new Computed.Numeric<>(new OverElements(path, aggregate, condition));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
