package org.entopic.model;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;

/**
 * Groups of an entity type's rows that local views keep current; see {@link
 * EntityTypeBuilder#aggregate}.
 *
 * @param name the name, unique in the type
 * @param keys what the rows of a group have in common, at least one value
 * @param values what is known of each group, at least one value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record AggregateModel(String name, List<ExpressionNode> keys, List<Aggregate> values) {

  /** Copies the lists. */
  public AggregateModel {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** Returns what the model says in its text. */
  @Override
  public String toString() {
    return name + " " + values + " by " + keys;
  }
}
