package org.entopic.query;

import java.util.ArrayList;
import java.util.Collection;
import org.apiguardian.api.API;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a value for every row of a query, such as a property.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the type of the rows
 * @param <V> the type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Expression<R, V> {

  /** Returns the tree, for planners. */
  ExpressionNode node();

  /** Returns whether the value equals another; {@code eq(null)} is {@link #isNull()}. */
  default Predicate<R> eq(@Nullable V value) {
    return value == null
        ? isNull()
        : new Predicate<>(new Comparison(Operator.EQ, node(), new Constant(value)));
  }

  /** Returns whether the value equals that of another expression. */
  default Predicate<R> eq(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.EQ, node(), other.node()));
  }

  /** Returns the opposite of {@link #eq(Object)}: null differs from every value. */
  default Predicate<R> ne(@Nullable V value) {
    return value == null
        ? isNotNull()
        : new Predicate<>(new Comparison(Operator.NE, node(), new Constant(value)));
  }

  /** Returns whether the value differs from that of another expression. */
  default Predicate<R> ne(Expression<? super R, ? extends V> other) {
    return new Predicate<>(new Comparison(Operator.NE, node(), other.node()));
  }

  /** Returns whether the value is one of these; a null among them matches null. */
  default Predicate<R> in(Collection<? extends @Nullable V> values) {
    return new Predicate<>(new PredicateNode.In(node(), new ArrayList<@Nullable Object>(values)));
  }

  /** Returns whether the value is null. */
  default Predicate<R> isNull() {
    return new Predicate<>(new PredicateNode.IsNull(node()));
  }

  /** Returns whether the value is not null. */
  default Predicate<R> isNotNull() {
    return isNull().not();
  }
}
