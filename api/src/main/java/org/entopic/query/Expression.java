package org.entopic.query;

import java.util.ArrayList;
import java.util.Collection;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;
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

  /** Returns whether the value is one of those of a parameter; a null among them matches null. */
  default Predicate<R> in(Parameter<? extends V> values) {
    return new Predicate<>(new PredicateNode.InParameter(node(), values.node()));
  }

  /** Returns whether the value is null. */
  default Predicate<R> isNull() {
    return new Predicate<>(new PredicateNode.IsNull(node()));
  }

  /** Returns whether the value is not null. */
  default Predicate<R> isNotNull() {
    return isNull().not();
  }

  /** Returns this value, or another where it is null. */
  default Expression<R, V> coalesce(V other) {
    return new Computed.Value<>(Computed.callWith(Function.COALESCE, node(), other));
  }

  /** Returns this value, or that of another expression where it is null. */
  default Expression<R, V> coalesce(Expression<? super R, ? extends V> other) {
    return new Computed.Value<>(Computed.call(Function.COALESCE, node(), other.node()));
  }

  /**
   * Returns the value as text, as {@link String#valueOf(Object)} has it, a constant of an enum as
   * its name; null of null. Bytes have none.
   */
  default TextExpression<R> toText() {
    return new Computed.Text<>(Computed.call(Function.TO_TEXT, node()));
  }

  /** Returns how many rows of a group have a value. */
  default NumberExpression<R, Long, Long> count() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.COUNT, this));
  }

  /** Returns how many different values the rows of a group have. */
  default NumberExpression<R, Long, Long> countDistinct() {
    return new Computed.Numeric<>(Computed.aggregate(AggregateFunction.COUNT_DISTINCT, this));
  }
}
