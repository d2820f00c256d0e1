package org.entopic.query;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;

/**
 * The values that both rows of a pair have in common, several at once.
 *
 * <p>Immutable and thread-safe. A pair needs all of them; null equals nothing.
 *
 * <pre>{@code
 * db.orders.join(db.prices,
 *     JoinKeys.on(OrderFields.product, PriceFields.product)
 *         .and(OrderFields.currency, PriceFields.currency))
 * }</pre>
 *
 * @param <L> the type of the rows of the left side
 * @param <R> the type of the rows of the right side
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JoinKeys<L, R> {
  private final List<ExpressionNode> left;
  private final List<ExpressionNode> right;

  private JoinKeys(List<ExpressionNode> left, List<ExpressionNode> right) {
    this.left = List.copyOf(left);
    this.right = List.copyOf(right);
  }

  /** Returns the keys that have one value in common. */
  public static <L, R, K> JoinKeys<L, R> on(Expression<L, K> left, Expression<R, K> right) {
    return new JoinKeys<>(List.of(left.node()), List.of(right.node()));
  }

  /** Returns these keys with a further value. */
  public <K> JoinKeys<L, R> and(
      Expression<? super L, K> furtherLeft, Expression<? super R, K> furtherRight) {
    return new JoinKeys<>(longer(left, furtherLeft), longer(right, furtherRight));
  }

  private static List<ExpressionNode> longer(List<ExpressionNode> nodes, Expression<?, ?> further) {
    var longer = new ArrayList<>(nodes);
    longer.add(further.node());
    return longer;
  }

  /** Returns the trees of the left side, for planners. */
  public List<ExpressionNode> left() {
    return left;
  }

  /** Returns the trees of the right side, for planners. */
  public List<ExpressionNode> right() {
    return right;
  }
}
