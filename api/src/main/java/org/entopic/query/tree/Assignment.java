package org.entopic.query.tree;

import org.apiguardian.api.API;

/**
 * A property and what it is set to.
 *
 * <p>Immutable and thread-safe.
 *
 * @param property the property of the updated entities
 * @param value its new value, worked out before anything is set
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Assignment(ExpressionNode.Path property, ExpressionNode value) {
  @Override
  public String toString() {
    return property + " = " + value;
  }
}
