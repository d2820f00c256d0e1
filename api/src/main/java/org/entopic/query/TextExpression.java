package org.entopic.query;

import org.apiguardian.api.API;
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

  /** Returns whether the text ends with another. */
  default Predicate<R> endsWith(String suffix) {
    return new Predicate<>(new TextMatch(TextOperator.ENDS_WITH, node(), suffix));
  }

  /** Returns whether the text contains another. */
  default Predicate<R> contains(String part) {
    return new Predicate<>(new TextMatch(TextOperator.CONTAINS, node(), part));
  }

  /**
   * Returns whether the text matches a pattern in which {@code %} stands for any text, {@code _}
   * for any one character and {@code \} takes the next character as it is.
   */
  default Predicate<R> like(String pattern) {
    return new Predicate<>(new TextMatch(TextOperator.LIKE, node(), pattern));
  }

  /** Returns whether the text equals another but for case, as {@link String#equalsIgnoreCase}. */
  default Predicate<R> eqIgnoreCase(String text) {
    return new Predicate<>(new TextMatch(TextOperator.EQUALS_IGNORE_CASE, node(), text));
  }
}
