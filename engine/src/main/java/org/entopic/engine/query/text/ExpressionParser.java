package org.entopic.engine.query.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.entopic.engine.query.text.Token.Kind;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.Function;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** Reads conditions and arithmetic; {@link TermParser} reads what they are made of. */
final class ExpressionParser {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQ,
          "<>", Operator.NE,
          "!=", Operator.NE,
          "<", Operator.LT,
          "<=", Operator.LE,
          ">", Operator.GT,
          ">=", Operator.GE);

  private final Tokens tokens;
  private final Typing typing;
  private final GivenValues given;
  private final TermParser terms;

  ExpressionParser(Names names, Tokens tokens, GivenValues given) {
    this.tokens = tokens;
    this.typing = new Typing(names);
    this.given = given;
    this.terms = new TermParser(names, tokens, given, this);
  }

  /** Reads a condition. */
  PredicateNode condition() {
    Token at = tokens.peek();
    return condition(at, expression());
  }

  private static PredicateNode condition(Token at, ExpressionNode node) {
    if (node instanceof PredicateNode condition) {
      return condition;
    } else if (node instanceof Path) {
      return new Comparison(Operator.EQ, node, new Constant(true));
    }
    throw TextMessages.expected("a condition", at);
  }

  /** Reads an expression, which may be a condition. */
  ExpressionNode expression() {
    Token at = tokens.peek();
    ExpressionNode first = conjunction();
    if (!tokens.at("or")) {
      return first;
    }
    var parts = new ArrayList<PredicateNode>();
    addAlternative(parts, condition(at, first));
    while (tokens.accept("or")) {
      Token next = tokens.peek();
      addAlternative(parts, condition(next, conjunction()));
    }
    return new PredicateNode.Or(parts);
  }

  private static void addAlternative(List<PredicateNode> parts, PredicateNode part) {
    if (part instanceof PredicateNode.Or or) {
      parts.addAll(or.parts());
    } else {
      parts.add(part);
    }
  }

  private ExpressionNode conjunction() {
    Token at = tokens.peek();
    ExpressionNode first = negation();
    if (!tokens.at("and")) {
      return first;
    }
    var parts = new ArrayList<PredicateNode>();
    addPart(parts, condition(at, first));
    while (tokens.accept("and")) {
      Token next = tokens.peek();
      addPart(parts, condition(next, negation()));
    }
    return new PredicateNode.And(parts);
  }

  private static void addPart(List<PredicateNode> parts, PredicateNode part) {
    if (part instanceof PredicateNode.And and) {
      parts.addAll(and.parts());
    } else {
      parts.add(part);
    }
  }

  private ExpressionNode negation() {
    if (!tokens.accept("not")) {
      return comparison();
    }
    Token at = tokens.peek();
    return not(condition(at, negation()));
  }

  private static PredicateNode not(PredicateNode condition) {
    return condition instanceof PredicateNode.Not not
        ? not.part()
        : new PredicateNode.Not(condition);
  }

  private ExpressionNode comparison() {
    ExpressionNode left = sum();
    Token at = tokens.peek();
    Operator operator = at.is(Kind.SIGN) ? OPERATORS.get(at.text()) : null;
    if (operator != null) {
      tokens.take();
      List<ExpressionNode> sides = typing.unify(at, List.of(left, sum()));
      return new Comparison(operator, sides.get(0), sides.get(1));
    } else if (tokens.accept("is")) {
      boolean negated = tokens.accept("not");
      return negated ? not(is(left)) : is(left);
    }
    boolean negated = tokens.accept("not");
    PredicateNode test = test(at, left);
    if (test == null) {
      if (negated) {
        throw TextMessages.expected("'in', 'like' or 'between'", tokens.peek());
      }
      return left;
    }
    return negated ? not(test) : test;
  }

  private PredicateNode is(ExpressionNode operand) {
    Token at = tokens.peek();
    if (tokens.accept("null")) {
      return new PredicateNode.IsNull(operand);
    } else if (tokens.accept("empty") && operand instanceof Path collection) {
      return not(new PredicateNode.AnyElement(collection, null));
    }
    throw TextMessages.expected("'null' after a value, or 'empty' after a collection", at);
  }

  private @Nullable PredicateNode test(Token at, ExpressionNode operand) {
    if (tokens.accept("between")) {
      ExpressionNode low = sum();
      tokens.expect("and");
      List<ExpressionNode> all = typing.unify(at, List.of(operand, low, sum()));
      return new PredicateNode.And(
          List.of(
              new Comparison(Operator.GE, all.get(0), all.get(1)),
              new Comparison(Operator.LE, all.get(0), all.get(2))));
    } else if (tokens.accept("in")) {
      return in(at, operand);
    }
    return tokens.accept("like") ? like(operand) : null;
  }

  // javac 17 loses annotations of type arguments in class files: lists of values look different
  @SuppressWarnings("NullAway")
  private PredicateNode in(Token at, ExpressionNode operand) {
    var values = new ArrayList<@Nullable Object>();
    if (tokens.accept("(")) {
      do {
        add(at, operand, values);
      } while (tokens.accept(","));
      tokens.expect(")");
    } else {
      add(at, operand, values);
    }
    return new PredicateNode.In(operand, values);
  }

  /** Adds a literal, or the values of a parameter. */
  private void add(Token at, ExpressionNode operand, List<@Nullable Object> values) {
    Token next = tokens.peek();
    if (next.is(Kind.PARAMETER) && given.get(next) instanceof Collection<?> several) {
      tokens.take();
      for (Object value : several) {
        values.add(constant(at, operand, new Constant(value)).value());
      }
    } else if (sum() instanceof Constant constant) {
      values.add(constant(at, operand, constant).value());
    } else {
      throw TextMessages.expected("a literal or a parameter", next);
    }
  }

  private Constant constant(Token at, ExpressionNode operand, Constant value) {
    return (Constant) typing.like(at, value, operand);
  }

  private PredicateNode like(ExpressionNode operand) {
    Token at = tokens.peek();
    if (!(sum() instanceof Constant pattern
        && (pattern.value() == null || pattern.value() instanceof String))) {
      throw TextMessages.expected("a text or a parameter with one", at);
    }
    Token escape = tokens.accept("escape") ? tokens.take() : null;
    if (escape != null && (!escape.is(Kind.TEXT) || escape.text().length() != 1)) {
      throw TextMessages.expected("a text of one character", escape);
    }
    return new PredicateNode.TextMatch(
        PredicateNode.TextOperator.LIKE,
        operand,
        new Constant(
            pattern.value() instanceof String text
                ? withBackslashes(text, escape == null ? null : escape.text().charAt(0))
                : null));
  }

  /** The tree's patterns take what follows a backslash as it is. */
  private static String withBackslashes(String pattern, @Nullable Character escape) {
    var result = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char each = pattern.charAt(i);
      if (escape != null && each == escape && i + 1 < pattern.length()) {
        result.append('\\').append(pattern.charAt(++i));
      } else {
        result.append(each == '\\' ? "\\\\" : each);
      }
    }
    return result.toString();
  }

  /** Reads sums and texts put together. */
  ExpressionNode sum() {
    ExpressionNode left = product();
    while (true) {
      Token at = tokens.peek();
      if (tokens.accept("+")) {
        left = calculate(at, Function.ADD, left, product());
      } else if (tokens.accept("-")) {
        left = calculate(at, Function.SUBTRACT, left, product());
      } else if (tokens.accept("||")) {
        left = new Call(Function.CONCAT, List.of(left, product()));
      } else {
        return left;
      }
    }
  }

  private ExpressionNode product() {
    ExpressionNode left = signed();
    while (true) {
      Token at = tokens.peek();
      if (tokens.accept("*")) {
        left = calculate(at, Function.MULTIPLY, left, signed());
      } else if (tokens.accept("/")) {
        left = calculate(at, Function.DIVIDE, left, signed());
      } else {
        return left;
      }
    }
  }

  private ExpressionNode calculate(
      Token at, Function function, ExpressionNode left, ExpressionNode right) {
    return new Call(function, typing.unify(at, List.of(left, right)));
  }

  private ExpressionNode signed() {
    if (tokens.accept("+")) {
      return signed();
    } else if (!tokens.accept("-")) {
      return terms.term();
    }
    Token at = tokens.peek();
    ExpressionNode operand = signed();
    return operand instanceof Constant constant && constant.value() instanceof Number number
        ? new Constant(Literals.negative(at, number))
        : new Call(Function.NEGATE, List.of(operand));
  }
}
