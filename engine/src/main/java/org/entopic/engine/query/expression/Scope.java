package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/** What expressions can use at one place of a query. */
public interface Scope {

  /** Returns the type that the query is of, for failures. */
  EntityTypeModel root();

  /** Returns what is known already of an expression as a whole, or null. */
  default @Nullable RowExpression known(ExpressionNode node) {
    return null;
  }

  /** Returns whether paths can start from a class. */
  boolean offers(Class<?> rootClass);

  /**
   * Returns the value at the end of a path.
   *
   * @throws org.entopic.QueryException if there is none
   */
  RowExpression path(Path path);

  /**
   * Returns the row of an entity as a whole.
   *
   * @throws org.entopic.QueryException if there is none
   */
  default RowExpression entity(Entity entity) {
    throw ExpressionMessages.notReachable(root(), entity);
  }

  /**
   * Returns the value of a group's rows.
   *
   * @throws org.entopic.QueryException if there are no groups
   */
  default RowExpression aggregate(Aggregate aggregate) {
    throw ExpressionMessages.aggregateOutsideGroup(root(), aggregate);
  }

  /**
   * Returns what is made of a group's rows.
   *
   * @throws org.entopic.QueryException if there are no groups
   */
  default RowExpression list(ListOf list) {
    throw ExpressionMessages.aggregateOutsideGroup(root(), list);
  }

  /**
   * Returns how a collection of entities is reached.
   *
   * @throws org.entopic.QueryException if there is none
   */
  default BoundCollection collection(Path path) {
    throw ExpressionMessages.notReachable(root(), path);
  }
}
