package org.entopic.query;

import java.lang.invoke.MethodType;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;

/**
 * Stands in a query for a value, or for several, that {@link Query#bind} gives it later.
 *
 * <p>Immutable and thread-safe. A query with parameters is built once and bound as often as needed;
 * two parameters are the same where name and type are.
 *
 * <pre>{@code
 * static final Parameter<Integer> LOWEST = Parameter.of("lowest", Integer.class);
 *
 * Query<Blog> good = db.blogs.where(BlogFields.rating.ge(LOWEST));
 * List<Blog> best = good.bind(LOWEST, 5).toList();
 * }</pre>
 *
 * @param <V> the type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Parameter<V> implements Expression<Object, V> {
  private final ExpressionNode.Parameter node;

  private Parameter(ExpressionNode.Parameter node) {
    this.node = node;
  }

  /**
   * Returns a parameter.
   *
   * @param name the name, which plans and failures show
   * @param type the class of its values
   */
  // A class of a primitive type becomes that of its boxes.
  public static <V> Parameter<V> of(String name, Class<V> type) {
    return new Parameter<>(
        new ExpressionNode.Parameter(name, MethodType.methodType(type).wrap().returnType()));
  }

  /** Returns the name. */
  public String name() {
    return node.name();
  }

  @Override
  public ExpressionNode.Parameter node() {
    return node;
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
