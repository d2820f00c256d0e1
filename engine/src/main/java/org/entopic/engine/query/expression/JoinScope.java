package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
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
    boolean ofLeft = left.offers(path.root());
    if (ofLeft && right.offers(path.root())) {
      throw ExpressionMessages.ambiguousSide(root(), path);
    } else if (!ofLeft && !right.offers(path.root())) {
      throw ExpressionMessages.noSide(root(), path);
    }
    return ofLeft
        ? new NestedExpression(0, left.path(path))
        : new NestedExpression(1, right.path(path));
  }
}
