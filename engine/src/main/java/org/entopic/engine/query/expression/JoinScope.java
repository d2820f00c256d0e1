package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.Path;

/**
 * Pairs of rows: those of the left side are in the first column, those of the right side in the
 * second.
 *
 * @param left what the rows of the left side offer
 * @param right what the rows of the right side offer
 */
public record JoinScope(Scope left, Scope right) implements Scope {
  @Override
  public EntityTypeModel root() {
    return left.root();
  }

  @Override
  public boolean offers(Class<?> rootClass) {
    return left.offers(rootClass) || right.offers(rootClass);
  }

  @Override
  public RowExpression path(Path path) {
    return isOfLeft(path.root(), path)
        ? new NestedExpression(0, left.path(path))
        : new NestedExpression(1, right.path(path));
  }

  @Override
  public RowExpression entity(Entity entity) {
    return isOfLeft(entity.root(), entity)
        ? new NestedExpression(0, left.entity(entity))
        : new NestedExpression(1, right.entity(entity));
  }

  private boolean isOfLeft(Class<?> from, ExpressionNode node) {
    boolean ofLeft = left.offers(from);
    if (ofLeft && right.offers(from)) {
      throw ExpressionMessages.ambiguousSide(root(), node);
    } else if (!ofLeft && !right.offers(from)) {
      throw ExpressionMessages.noSide(root(), node);
    }
    return ofLeft;
  }
}
