package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Conditional;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.PredicateNode;

/** Looks for aggregates in expressions. */
public final class AggregateSearch {
  private AggregateSearch() {}

  /** Returns whether an expression has an aggregate of rows. */
  public static boolean hasAggregate(ExpressionNode node) {
    return node instanceof Aggregate
        || node instanceof ListOf
        || parts(node).stream().anyMatch(AggregateSearch::hasAggregate);
  }

  /** Returns the parts of an expression that are about the same rows. */
  public static List<? extends ExpressionNode> parts(ExpressionNode node) {
    if (node instanceof Call call) {
      return call.arguments();
    } else if (node instanceof Conditional choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (node instanceof PredicateNode.Comparison comparison) {
      return List.of(comparison.left(), comparison.right());
    } else if (node instanceof PredicateNode.In in) {
      return List.of(in.operand());
    } else if (node instanceof PredicateNode.InParameter in) {
      return List.of(in.operand());
    } else if (node instanceof PredicateNode.IsNull isNull) {
      return List.of(isNull.operand());
    } else if (node instanceof PredicateNode.TextMatch match) {
      return List.of(match.operand());
    } else if (node instanceof PredicateNode.And and) {
      return and.parts();
    } else if (node instanceof PredicateNode.Or or) {
      return or.parts();
    }
    return node instanceof PredicateNode.Not not ? List.of(not.part()) : List.of();
  }
}
