package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the left side of a join, in the first column, and values of all their partners, in the
 * columns that follow.
 *
 * <p>Not thread-safe; collects values while a query is planned.
 */
public final class GroupJoinScope implements Scope {
  private final Scope left;
  private final ExpressionBinder pairs;
  private final Map<ExpressionNode, RowExpression> known = new HashMap<>();
  private final List<GroupValue> values = new ArrayList<>();

  /**
   * Creates the scope.
   *
   * @param left what the rows of the left side offer
   * @param pairs what expressions of pairs mean
   */
  public GroupJoinScope(Scope left, ExpressionBinder pairs) {
    this.left = left;
    this.pairs = pairs;
  }

  /** Returns the values of partners asked for so far. */
  public List<GroupValue> values() {
    return values;
  }

  @Override
  public EntityTypeModel root() {
    return left.root();
  }

  @Override
  public @Nullable RowExpression known(ExpressionNode node) {
    return known.get(node);
  }

  @Override
  public boolean offers(Class<?> rootClass) {
    return pairs.scope().offers(rootClass);
  }

  @Override
  public RowExpression path(Path path) {
    RowExpression value = pairs.scope().path(path);
    if (!left.offers(path.root())) {
      throw ExpressionMessages.notGrouped(root(), path);
    }
    return value;
  }

  @Override
  public RowExpression entity(Entity entity) {
    RowExpression found = pairs.scope().entity(entity);
    if (!left.offers(entity.root())) {
      throw ExpressionMessages.notGrouped(root(), entity);
    }
    return found;
  }

  @Override
  public RowExpression aggregate(Aggregate aggregate) {
    return column(aggregate, pairs.aggregate(aggregate));
  }

  @Override
  public RowExpression list(ListOf list) {
    return column(list, pairs.list(list));
  }

  private RowExpression column(ExpressionNode node, GroupValue value) {
    values.add(value);
    var column = new ColumnExpression(values.size(), value.type(), value.isOneOfItsValues());
    known.put(node, column);
    return column;
  }
}
