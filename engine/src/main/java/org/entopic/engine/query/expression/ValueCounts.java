package org.entopic.engine.query.expression;

import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values in order, each with how often it is there: a treap whose nodes are never changed, so that
 * a change makes as many nodes as the tree is deep, and older states stay as they are; immutable.
 */
final class ValueCounts {
  private final Comparator<Object> order;
  private final @Nullable Node root;

  /** A value, with those below it on the left; the priority of a node is above those under it. */
  private record Node(
      Object value, long count, int priority, int size, @Nullable Node left, @Nullable Node right) {

    Node(Object value, long count, int priority, @Nullable Node left, @Nullable Node right) {
      this(value, count, priority, 1 + values(left) + values(right), left, right);
    }

    static int values(@Nullable Node node) {
      return node == null ? 0 : node.size;
    }

    Node more(long count) {
      return new Node(value, this.count + count, priority, size, left, right);
    }

    Node with(@Nullable Node newLeft, @Nullable Node newRight) {
      return new Node(value, count, priority, newLeft, newRight);
    }
  }

  private ValueCounts(Comparator<Object> order, @Nullable Node root) {
    this.order = order;
    this.root = root;
  }

  /** Returns no values. */
  static ValueCounts none(Comparator<Object> order) {
    return new ValueCounts(order, null);
  }

  ValueCounts plus(Object value) {
    return new ValueCounts(order, plus(root, value));
  }

  private Node plus(@Nullable Node node, Object value) {
    if (node == null) {
      return new Node(value, 1, ThreadLocalRandom.current().nextInt(), null, null);
    }
    int side = order.compare(value, node.value);
    if (side == 0) {
      return node.more(1);
    } else if (side < 0) {
      Node left = plus(node.left, value);
      return left.priority > node.priority
          ? left.with(left.left, node.with(left.right, node.right))
          : node.with(left, node.right);
    }
    Node right = plus(node.right, value);
    return right.priority > node.priority
        ? right.with(node.with(node.left, right.left), right.right)
        : node.with(node.left, right);
  }

  /** Takes a value out that is there. */
  ValueCounts minus(Object value) {
    return new ValueCounts(order, minus(root, value));
  }

  private @Nullable Node minus(@Nullable Node node, Object value) {
    if (node == null) {
      throw new IllegalStateException("A value is taken out that was not put in.");
    }
    int side = order.compare(value, node.value);
    if (side == 0) {
      return node.count > 1 ? node.more(-1) : merged(node.left, node.right);
    }
    return side < 0
        ? node.with(minus(node.left, value), node.right)
        : node.with(node.left, minus(node.right, value));
  }

  private static @Nullable Node merged(@Nullable Node left, @Nullable Node right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.priority > right.priority
        ? left.with(left.left, merged(left.right, right))
        : right.with(merged(left, right.left), right.right);
  }

  /** Returns how many different values there are. */
  int different() {
    return Node.values(root);
  }

  /** Returns the first value, null if there is none. */
  @Nullable Object first() {
    Node node = root;
    while (node != null && node.left != null) {
      node = node.left;
    }
    return node == null ? null : node.value;
  }

  /** Returns the last value, null if there is none. */
  @Nullable Object last() {
    Node node = root;
    while (node != null && node.right != null) {
      node = node.right;
    }
    return node == null ? null : node.value;
  }
}
