package org.entopic.query;

import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a collection: of related entities, of complex values or of scalars.
 *
 * <p>Immutable and thread-safe. Usable in {@code include} where the elements are entities.
 *
 * @param <R> the type that has the member
 * @param <E> the type of the elements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
// The type parameters are phantoms: they make include() and joins type-safe.
@SuppressWarnings("UnusedTypeParameter")
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

  @Override
  public String toString() {
    return path.toString();
  }
}
