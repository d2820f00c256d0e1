package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * A typed handle of a text property.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type that has the property
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TextProperty<R> extends ComparableProperty<R, String>
    implements TextExpression<R> {

  TextProperty(Path path) {
    super(path);
  }

  /** Returns the handle of a text property by name. */
  public static <R> TextProperty<R> text(Class<R> root, String name) {
    return new TextProperty<>(new Path(root, List.of(name)));
  }

  /** Returns the handle of the property that a getter reads. */
  public static <R> TextProperty<R> text(PropertyRef<R, String> getter) {
    return new TextProperty<>(PropertyRefResolver.path(getter));
  }
}
