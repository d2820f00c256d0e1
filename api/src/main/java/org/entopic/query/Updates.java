package org.entopic.query;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@link EntityQuery#executeUpdate} sets: properties and their new values.
 *
 * <p>Immutable and thread-safe. Expressions see each entity as it was before the update.
 *
 * <pre>{@code
 * db.blogs.where(BlogFields.rating.lt(3))
 *     .executeUpdate(set -> set
 *         .set(BlogFields.rating, BlogFields.rating.plus(1))
 *         .set(BlogFields.url, "https://example.org"))
 * }</pre>
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Updates<T> {
  private final List<Assignment> assignments;

  private Updates(List<Assignment> assignments) {
    this.assignments = List.copyOf(assignments);
  }

  /** Returns updates that set nothing yet. */
  public static <T> Updates<T> none() {
    return new Updates<>(List.of());
  }

  /** Returns these updates, which set a property to a value too. */
  public <V> Updates<T> set(Property<? super T, V> property, @Nullable V value) {
    return with(property.node(), new ExpressionNode.Constant(value));
  }

  /** Returns these updates, which set a property to the value of an expression too. */
  public <V> Updates<T> set(
      Property<? super T, V> property, Expression<? super T, ? extends V> value) {
    return with(property.node(), value.node());
  }

  /** Returns these updates, which set a complex property to a value too. */
  public <V> Updates<T> set(ComplexProperty<? super T, V> property, @Nullable V value) {
    return with(property.node(), new ExpressionNode.Constant(value));
  }

  /** Returns the tree, for planners. */
  public List<Assignment> assignments() {
    return assignments;
  }

  private Updates<T> with(ExpressionNode.Path property, ExpressionNode value) {
    var longer = new ArrayList<>(assignments);
    longer.add(new Assignment(property, value));
    return new Updates<>(longer);
  }

  @Override
  public String toString() {
    return "set " + assignments;
  }
}
