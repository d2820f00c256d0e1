package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * Groups of rows: keys and aggregates, which become columns of the groups' rows, keys first.
 *
 * <p>Not thread-safe; collects aggregates while a query is planned.
 */
public final class GroupScope implements Scope {
  private final ExpressionBinder rows;
  private final Map<ExpressionNode, RowExpression> known = new LinkedHashMap<>();
  private final List<RowExpression> keys = new ArrayList<>();
  private final List<GroupValue> aggregates = new ArrayList<>();
  private final List<ExpressionNode> keyNodes;
  private final List<ExpressionNode> aggregateNodes = new ArrayList<>();

  /**
   * Creates the scope of groups.
   *
   * @param rows what expressions of the rows mean
   */
  public GroupScope(ExpressionBinder rows, List<ExpressionNode> keys) {
    this.rows = rows;
    this.keyNodes = List.copyOf(keys);
    for (ExpressionNode node : keys) {
      RowExpression key = rows.bind(node);
      known.putIfAbsent(node, new ColumnExpression(this.keys.size(), key.type(), key));
      this.keys.add(key);
    }
  }

  /** Returns the values that the rows of a group have in common. */
  public List<RowExpression> keys() {
    return keys;
  }

  /** Returns the trees of the keys. */
  public List<ExpressionNode> keyNodes() {
    return keyNodes;
  }

  /** Returns the trees of the aggregates asked for so far. */
  public List<ExpressionNode> aggregateNodes() {
    return aggregateNodes;
  }

  /** Returns the aggregates asked for so far. */
  public List<GroupValue> aggregates() {
    return aggregates;
  }

  @Override
  public EntityTypeModel root() {
    return rows.scope().root();
  }

  @Override
  public @Nullable RowExpression known(ExpressionNode node) {
    return known.get(node);
  }

  @Override
  public boolean offers(Class<?> rootClass) {
    return rows.scope().offers(rootClass);
  }

  @Override
  public RowExpression path(Path path) {
    throw ExpressionMessages.notGrouped(root(), path);
  }

  @Override
  public RowExpression entity(Entity entity) {
    throw ExpressionMessages.notGrouped(root(), entity);
  }

  @Override
  public RowExpression aggregate(Aggregate aggregate) {
    return column(aggregate, rows.aggregate(aggregate));
  }

  @Override
  public RowExpression list(ListOf list) {
    return column(list, rows.list(list));
  }

  private RowExpression column(ExpressionNode node, GroupValue value) {
    var column =
        new ColumnExpression(
            keys.size() + aggregates.size(), value.type(), value.isOneOfItsValues());
    aggregates.add(value);
    aggregateNodes.add(node);
    known.put(node, column);
    return column;
  }
}
