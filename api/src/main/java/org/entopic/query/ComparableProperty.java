package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a property whose values have an order.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type that has the property
 * @param <V> the type of its value, boxed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ComparableProperty<R, V extends Comparable<? super V>> extends Property<R, V>
    implements ComparableExpression<R, V> {

  /** Creates the handle at the end of a path. */
  protected ComparableProperty(Path path) {
    super(path);
  }

  /** Returns the handle of a property by name. */
  public static <R, V extends Comparable<? super V>> ComparableProperty<R, V> comparable(
      Class<R> root, String name, Class<V> type) {
    return new ComparableProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the property that a getter reads. */
  public static <R, V extends Comparable<? super V>> ComparableProperty<R, V> comparable(
      PropertyRef<R, V> getter) {
    return new ComparableProperty<>(PropertyRefResolver.path(getter));
  }
}
