package org.entopic.query;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;

/**
 * What the rows of a group have in common; made by {@link Expressions#groupBy}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type of the rows
 * @param keys the trees of the values, at least one
 */
// The type keeps keys of other rows out.
@SuppressWarnings("UnusedTypeParameter")
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Grouping<R>(List<ExpressionNode> keys) {

  /** Copies the list. */
  public Grouping {
    keys = List.copyOf(keys);
  }
}
