package org.entopic.query.tree;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A node of an expression's tree.
 *
 * <p>Immutable and thread-safe. Constants are in the Java type of the property they stand beside;
 * the planner converts them once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface ExpressionNode
    permits ExpressionNode.Path, ExpressionNode.Constant, PredicateNode {

  /**
   * The value at the end of a path of members.
   *
   * @param root the class the path starts from
   * @param names the members to follow, at least one
   */
  record Path(Class<?> root, List<String> names) implements ExpressionNode {
    /** Copies the names. */
    public Path {
      names = List.copyOf(names);
    }

    /** Returns this path followed by another. */
    public Path then(Path next) {
      var all = new java.util.ArrayList<>(names);
      all.addAll(next.names);
      return new Path(root, all);
    }

    @Override
    public String toString() {
      return root.getSimpleName() + "." + String.join(".", names);
    }
  }

  /**
   * A value.
   *
   * @param value the value; it does not appear in the node's text
   */
  record Constant(@Nullable Object value) implements ExpressionNode {
    @Override
    public String toString() {
      return value == null ? "null" : "?";
    }
  }
}
