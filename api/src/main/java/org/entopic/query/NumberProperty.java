package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a number property.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type that has the property
 * @param <V> the type of its value, boxed
 * @param <S> the type of a sum of values
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class NumberProperty<
        R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
    extends ComparableProperty<R, V> implements NumberExpression<R, V, S> {

  NumberProperty(Path path) {
    super(path);
  }

  /**
   * Returns the handle of a {@code byte}, {@code short}, {@code int} or {@code long} property by
   * name.
   */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, Long> integral(
      Class<R> root, String name, Class<V> type) {
    return new NumberProperty<>(new Path(root, List.of(name)));
  }

  /**
   * Returns the handle of a {@code byte}, {@code short}, {@code int} or {@code long} property that
   * a getter reads.
   */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, Long> integral(
      PropertyRef<R, V> getter) {
    return new NumberProperty<>(PropertyRefResolver.path(getter));
  }

  /** Returns the handle of a {@code float} or {@code double} property by name. */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, Double> real(
      Class<R> root, String name, Class<V> type) {
    return new NumberProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of a {@code float} or {@code double} property that a getter reads. */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, Double> real(
      PropertyRef<R, V> getter) {
    return new NumberProperty<>(PropertyRefResolver.path(getter));
  }

  /** Returns the handle of a {@code BigDecimal} or {@code BigInteger} property by name. */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, V> exact(
      Class<R> root, String name, Class<V> type) {
    return new NumberProperty<>(new Path(root, List.of(name)));
  }

  /**
   * Returns the handle of a {@code BigDecimal} or {@code BigInteger} property that a getter reads.
   */
  public static <R, V extends Number & Comparable<? super V>> NumberProperty<R, V, V> exact(
      PropertyRef<R, V> getter) {
    return new NumberProperty<>(PropertyRefResolver.path(getter));
  }
}
