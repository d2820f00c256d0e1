package org.entopic.query;

import java.time.temporal.Temporal;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;

/**
 * A typed handle of a reference to another entity.
 *
 * <p>Immutable and thread-safe. Usable in {@code include}, and as a step to the related entity's
 * properties. A path whose step is null has the value null.
 *
 * @param <R> the type that has the member
 * @param <T> the type of the related entity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ReferenceProperty<R, T> {
  private final Path path;

  private ReferenceProperty(Path path) {
    this.path = path;
  }

  /** Returns the handle of a member by name. */
  public static <R, T> ReferenceProperty<R, T> of(Class<R> root, String name, Class<T> target) {
    return new ReferenceProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the member that a getter reads. */
  public static <R, T> ReferenceProperty<R, T> of(PropertyRef<R, T> getter) {
    return new ReferenceProperty<>(PropertyRefResolver.path(getter));
  }

  /** Returns the tree, for planners. */
  public Path node() {
    return path;
  }

  /**
   * Returns the related entity as a whole, to be selected; null where there is none. See {@link
   * Expressions#entity(Class)}.
   */
  public Expression<R, T> entity() {
    return new Computed.Value<>(new ExpressionNode.Entity(path.root(), path.names()));
  }

  /** Returns the handle of a property behind this step. */
  public <V> Property<R, V> then(Property<? super T, V> next) {
    return new Property<>(path.then(next.node()));
  }

  /** Returns the handle of a property behind this step. */
  public <V extends Comparable<? super V>> ComparableProperty<R, V> then(
      ComparableProperty<? super T, V> next) {
    return new ComparableProperty<>(path.then(next.node()));
  }

  /** Returns the handle of a number property behind this step. */
  public <V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
      NumberProperty<R, V, S> then(NumberProperty<? super T, V, S> next) {
    return new NumberProperty<>(path.then(next.node()));
  }

  /** Returns the handle of a date or time property behind this step. */
  public <V extends Temporal & Comparable<? super V>> TemporalProperty<R, V> then(
      TemporalProperty<? super T, V> next) {
    return new TemporalProperty<>(path.then(next.node()));
  }

  /** Returns the handle of a collection behind this step. */
  public <E> CollectionProperty<R, E> then(CollectionProperty<? super T, E> next) {
    return CollectionProperty.at(path.then(next.node()));
  }

  /** Returns the handle of a text property behind this step. */
  public TextProperty<R> then(TextProperty<? super T> next) {
    return new TextProperty<>(path.then(next.node()));
  }

  /** Returns the handle of a complex value behind this step. */
  public <N> ComplexProperty<R, N> then(ComplexProperty<? super T, N> next) {
    return ComplexProperty.at(path.then(next.node()));
  }

  /** Returns the handle of a reference behind this step. */
  public <N> ReferenceProperty<R, N> then(ReferenceProperty<? super T, N> next) {
    return new ReferenceProperty<>(path.then(next.node()));
  }

  /** Returns whether there is no value. */
  public Predicate<R> isNull() {
    return new Predicate<>(new PredicateNode.IsNull(path));
  }

  /** Returns whether there is a value. */
  public Predicate<R> isNotNull() {
    return isNull().not();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
