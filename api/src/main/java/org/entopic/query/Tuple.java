package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Some values of a row, read by the expressions that were selected.
 *
 * <p>Immutable and thread-safe; equal to another with equal values.
 *
 * <pre>{@code
 * for (Tuple each : db.blogs.select(BlogFields.url, BlogFields.rating).toList()) {
 *   print(each.get(BlogFields.url), each.get(BlogFields.rating));
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Tuple {

  /**
   * Returns the value of an expression.
   *
   * @throws IllegalArgumentException if the expression was not selected
   */
  <V> @Nullable V get(Expression<?, V> expression);

  /** Returns the expressions as written, in the order in which they were selected. */
  List<String> names();

  /** Returns all values, in the order in which they were selected. */
  List<@Nullable Object> toList();
}
