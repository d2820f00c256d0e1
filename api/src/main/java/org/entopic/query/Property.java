package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a property, usually from the generated {@code <Entity>Fields} class.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type that has the property
 * @param <V> the type of its value, boxed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class Property<R, V> implements Expression<R, V> {
  private final Path path;

  /** Creates the handle at the end of a path. */
  protected Property(Path path) {
    this.path = path;
  }

  /**
   * Returns the handle of a property by name; for shadow properties and for types without generated
   * handles.
   */
  public static <R, V> Property<R, V> of(Class<R> root, String name, Class<V> type) {
    return new Property<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the property that a getter reads. */
  public static <R, V> Property<R, V> of(PropertyRef<R, V> getter) {
    return new Property<>(PropertyRefResolver.path(getter));
  }

  @Override
  public final Path node() {
    return path;
  }

  /** Returns the name of the property; for a path, that of its last step. */
  public final String name() {
    return path.names().get(path.names().size() - 1);
  }

  @Override
  public final String toString() {
    return path.toString();
  }
}
