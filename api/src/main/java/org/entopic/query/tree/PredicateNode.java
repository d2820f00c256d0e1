package org.entopic.query.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A node whose value is true or false, never null.
 *
 * <p>Immutable and thread-safe. A comparison with a null operand is false, its negation true;
 * equality with a null constant is a null test.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface PredicateNode extends ExpressionNode {

  /** The comparisons. */
  enum Operator {
    /** Equal. */
    EQ("="),
    /** Not equal. */
    NE("<>"),
    /** Less. */
    LT("<"),
    /** Less or equal. */
    LE("<="),
    /** Greater. */
    GT(">"),
    /** Greater or equal. */
    GE(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator as written in plans. */
    public String symbol() {
      return symbol;
    }
  }

  /** The text matches. */
  enum TextOperator {
    /** The text begins with the pattern. */
    STARTS_WITH,
    /** The text ends with the pattern. */
    ENDS_WITH,
    /** The text contains the pattern. */
    CONTAINS,
    /**
     * The text matches a pattern of {@code %} (any text), {@code _} (any character) and {@code \}
     * (escape).
     */
    LIKE,
    /** The text is the pattern but for case. */
    EQUALS_IGNORE_CASE
  }

  /** Two operands compared. */
  record Comparison(Operator operator, ExpressionNode left, ExpressionNode right)
      implements PredicateNode {
    @Override
    public String toString() {
      return left + " " + operator.symbol() + " " + right;
    }
  }

  /** An operand equal to one of several values, of which one may be null. */
  record In(ExpressionNode operand, Collection<@Nullable Object> values) implements PredicateNode {
    /** Copies the values. */
    public In {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public String toString() {
      return operand + " in (" + values.size() + " values)";
    }
  }

  /** An operand equal to one of the values of a parameter, of which one may be null. */
  record InParameter(ExpressionNode operand, ExpressionNode.Parameter parameter)
      implements PredicateNode {
    @Override
    public String toString() {
      return operand + " in (" + parameter + ")";
    }
  }

  /** An operand that is null. */
  record IsNull(ExpressionNode operand) implements PredicateNode {
    @Override
    public String toString() {
      return operand + " is null";
    }
  }

  /**
   * A text operand that matches a pattern.
   *
   * @param pattern a constant or a parameter; null matches nothing
   */
  record TextMatch(TextOperator operator, ExpressionNode operand, ExpressionNode pattern)
      implements PredicateNode {
    /** Creates the match of a known pattern. */
    public TextMatch(TextOperator operator, ExpressionNode operand, String pattern) {
      this(operator, operand, new ExpressionNode.Constant(pattern));
    }

    @Override
    public String toString() {
      return operand + " " + operator.name().toLowerCase(java.util.Locale.ROOT) + " " + pattern;
    }
  }

  /** All of the parts. */
  record And(List<PredicateNode> parts) implements PredicateNode {
    /** Copies the parts. */
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" and ", "(", ")"));
    }
  }

  /** At least one of the parts. */
  record Or(List<PredicateNode> parts) implements PredicateNode {
    /** Copies the parts. */
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" or ", "(", ")"));
    }
  }

  /** The opposite. */
  record Not(PredicateNode part) implements PredicateNode {
    @Override
    public String toString() {
      return "not (" + part + ")";
    }
  }

  /**
   * A collection with an element for which a condition holds.
   *
   * @param collection the path to the collection
   * @param condition the condition, in terms of an element; null for any element
   */
  record AnyElement(ExpressionNode.Path collection, @Nullable PredicateNode condition)
      implements PredicateNode {
    @Override
    public String toString() {
      return collection + (condition == null ? " is not empty" : " any (" + condition + ")");
    }
  }
}
