package org.entopic.query;

import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;
import org.entopic.query.tree.PredicateNode.TextMatch;
import org.entopic.query.tree.PredicateNode.TextOperator;

/**
 * An expression whose value is text; comparison is by UTF-16 code unit, as {@link
 * String#compareTo}.
 *
 * <p>Immutable and thread-safe. A null text matches no pattern.
 *
 * @param <R> the type of the rows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TextExpression<R> extends ComparableExpression<R, String> {

  /** Returns whether the text begins with another. */
  default Predicate<R> startsWith(String prefix) {
    return new Predicate<>(new TextMatch(TextOperator.STARTS_WITH, node(), prefix));
  }

  /** Returns whether the text begins with a text given later. */
  default Predicate<R> startsWith(Parameter<String> text) {
    return new Predicate<>(new TextMatch(TextOperator.STARTS_WITH, node(), text.node()));
  }

  /** Returns whether the text ends with another. */
  default Predicate<R> endsWith(String suffix) {
    return new Predicate<>(new TextMatch(TextOperator.ENDS_WITH, node(), suffix));
  }

  /** Returns whether the text ends with a text given later. */
  default Predicate<R> endsWith(Parameter<String> text) {
    return new Predicate<>(new TextMatch(TextOperator.ENDS_WITH, node(), text.node()));
  }

  /** Returns whether the text contains another. */
  default Predicate<R> contains(String part) {
    return new Predicate<>(new TextMatch(TextOperator.CONTAINS, node(), part));
  }

  /** Returns whether the text contains a text given later. */
  default Predicate<R> contains(Parameter<String> text) {
    return new Predicate<>(new TextMatch(TextOperator.CONTAINS, node(), text.node()));
  }

  /**
   * Returns whether the text matches a pattern in which {@code %} stands for any text, {@code _}
   * for any one character and {@code \} takes the next character as it is.
   */
  default Predicate<R> like(String pattern) {
    return new Predicate<>(new TextMatch(TextOperator.LIKE, node(), pattern));
  }

  /** Returns whether the text matches a pattern given later. */
  default Predicate<R> like(Parameter<String> text) {
    return new Predicate<>(new TextMatch(TextOperator.LIKE, node(), text.node()));
  }

  /** Returns whether the text equals another but for case, as {@link String#equalsIgnoreCase}. */
  default Predicate<R> eqIgnoreCase(String text) {
    return new Predicate<>(new TextMatch(TextOperator.EQUALS_IGNORE_CASE, node(), text));
  }

  /** Returns whether the text equals a text given later but for case. */
  default Predicate<R> eqIgnoreCase(Parameter<String> text) {
    return new Predicate<>(new TextMatch(TextOperator.EQUALS_IGNORE_CASE, node(), text.node()));
  }

  /** Returns the number of UTF-16 code units. */
  default NumberExpression<R, Integer, Long> length() {
    return new Computed.Numeric<>(Computed.call(Function.LENGTH, node()));
  }

  /** Returns the text in upper case, whatever the locale. */
  default TextExpression<R> upper() {
    return new Computed.Text<>(Computed.call(Function.UPPER, node()));
  }

  /** Returns the text in lower case, whatever the locale. */
  default TextExpression<R> lower() {
    return new Computed.Text<>(Computed.call(Function.LOWER, node()));
  }

  /** Returns the text without white space at both ends, as {@link String#strip}. */
  default TextExpression<R> trim() {
    return new Computed.Text<>(Computed.call(Function.TRIM, node()));
  }

  /** Returns the text from a position on, counted from 0; the empty text beyond the end. */
  default TextExpression<R> substring(int from) {
    return substring(from, Integer.MAX_VALUE);
  }

  /**
   * Returns the part of the text from a position, counted from 0, on; as much of it as there is.
   *
   * @param length the greatest length of the part, in UTF-16 code units
   */
  default TextExpression<R> substring(int from, int length) {
    return new Computed.Text<>(
        Computed.call(Function.SUBSTRING, node(), new Constant(from), new Constant(length)));
  }

  /** Returns the first position of another text, counted from 0; -1 if there is none. */
  default NumberExpression<R, Integer, Long> indexOf(String part) {
    return new Computed.Numeric<>(Computed.callWith(Function.INDEX_OF, node(), part));
  }

  /** Returns the text with every occurrence of another one replaced. */
  default TextExpression<R> replace(String part, String by) {
    return new Computed.Text<>(
        Computed.call(Function.REPLACE, node(), new Constant(part), new Constant(by)));
  }

  /** Returns the text followed by another; null where it is null. */
  default TextExpression<R> concat(String other) {
    return new Computed.Text<>(Computed.callWith(Function.CONCAT, node(), other));
  }

  /** Returns the text followed by that of another expression; null where one of them is. */
  default TextExpression<R> concat(Expression<? super R, String> other) {
    return new Computed.Text<>(Computed.call(Function.CONCAT, node(), other.node()));
  }

  @Override
  default TextExpression<R> coalesce(String other) {
    return new Computed.Text<>(Computed.callWith(Function.COALESCE, node(), other));
  }

  @Override
  default TextExpression<R> coalesce(Expression<? super R, ? extends String> other) {
    return new Computed.Text<>(Computed.call(Function.COALESCE, node(), other.node()));
  }

  @Override
  default TextExpression<R> min() {
    return new Computed.Text<>(Computed.aggregate(AggregateFunction.MIN, this));
  }

  @Override
  default TextExpression<R> max() {
    return new Computed.Text<>(Computed.aggregate(AggregateFunction.MAX, this));
  }
}
