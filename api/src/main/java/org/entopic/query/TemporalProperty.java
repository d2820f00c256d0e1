package org.entopic.query;

import java.time.temporal.Temporal;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a date or time property.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type that has the property
 * @param <V> the type of its value, boxed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TemporalProperty<R, V extends Temporal & Comparable<? super V>>
    extends ComparableProperty<R, V> implements TemporalExpression<R, V> {

  TemporalProperty(Path path) {
    super(path);
  }

  /** Returns the handle of a date or time property by name. */
  public static <R, V extends Temporal & Comparable<? super V>> TemporalProperty<R, V> temporal(
      Class<R> root, String name, Class<V> type) {
    return new TemporalProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the property that a getter reads. */
  public static <R, V extends Temporal & Comparable<? super V>> TemporalProperty<R, V> temporal(
      PropertyRef<R, V> getter) {
    return new TemporalProperty<>(PropertyRefResolver.path(getter));
  }
}
