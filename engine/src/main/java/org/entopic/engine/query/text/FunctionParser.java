package org.entopic.engine.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;

/** Reads functions; positions in texts count from 1 here, and from 0 in the tree. */
final class FunctionParser {
  private static final Map<String, Function> FUNCTIONS =
      Map.ofEntries(
          Map.entry("abs", Function.ABS),
          Map.entry("ceil", Function.CEILING),
          Map.entry("ceiling", Function.CEILING),
          Map.entry("floor", Function.FLOOR),
          Map.entry("round", Function.ROUND),
          Map.entry("sqrt", Function.SQRT),
          Map.entry("exp", Function.EXP),
          Map.entry("ln", Function.LN),
          Map.entry("sign", Function.SIGN),
          Map.entry("power", Function.POWER),
          Map.entry("length", Function.LENGTH),
          Map.entry("upper", Function.UPPER),
          Map.entry("lower", Function.LOWER),
          Map.entry("trim", Function.TRIM),
          Map.entry("replace", Function.REPLACE),
          Map.entry("year", Function.YEAR),
          Map.entry("month", Function.MONTH),
          Map.entry("day", Function.DAY),
          Map.entry("day_of_week", Function.DAY_OF_WEEK),
          Map.entry("hour", Function.HOUR),
          Map.entry("minute", Function.MINUTE),
          Map.entry("second", Function.SECOND));
  private static final Map<String, Function> CASTS =
      Map.of(
          "integer", Function.TO_INT,
          "long", Function.TO_LONG,
          "double", Function.TO_DOUBLE,
          "decimal", Function.TO_DECIMAL,
          "string", Function.TO_TEXT,
          "date", Function.TO_DATE);

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final Typing typing;

  FunctionParser(Tokens tokens, ExpressionParser expressions, Typing typing) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.typing = typing;
  }

  /** Reads what is between the parentheses of a function. */
  ExpressionNode function(Token name) {
    String lower = name.text().toLowerCase(Locale.ROOT);
    if (lower.equals("cast")) {
      return cast();
    } else if (lower.equals("extract")) {
      return extract();
    }
    List<ExpressionNode> arguments = arguments();
    int count = arguments.size();
    Function function = FUNCTIONS.get(lower);
    if (function != null) {
      require(name, count == function.arity());
      return new Call(function, arguments);
    }
    return switch (lower) {
      case "mod" -> {
        require(name, count == 2);
        yield new Call(Function.MOD, typing.unify(name, arguments));
      }
      case "concat" -> {
        require(name, count >= 2);
        yield fold(Function.CONCAT, arguments);
      }
      case "coalesce" -> {
        require(name, count >= 2);
        yield fold(Function.COALESCE, typing.unify(name, arguments));
      }
      case "least", "greatest" -> {
        require(name, count >= 2);
        yield fold(
            lower.equals("least") ? Function.LEAST : Function.GREATEST,
            typing.unify(name, arguments));
      }
      case "substring" -> {
        require(name, count == 2 || count == 3);
        ExpressionNode length = count == 3 ? arguments.get(2) : new Constant(Integer.MAX_VALUE);
        yield new Call(
            Function.SUBSTRING, List.of(arguments.get(0), before(arguments.get(1)), length));
      }
      case "left" -> {
        require(name, count == 2);
        yield new Call(
            Function.SUBSTRING, List.of(arguments.get(0), new Constant(0), arguments.get(1)));
      }
      case "right" -> {
        require(name, count == 2);
        var length = new Call(Function.LENGTH, List.of(arguments.get(0)));
        var start = new Call(Function.SUBTRACT, List.of(length, arguments.get(1)));
        yield new Call(Function.SUBSTRING, List.of(arguments.get(0), start, arguments.get(1)));
      }
      case "locate" -> {
        require(name, count == 2);
        var index = new Call(Function.INDEX_OF, List.of(arguments.get(1), arguments.get(0)));
        yield new Call(Function.ADD, List.of(index, new Constant(1)));
      }
      default -> throw TextMessages.unknownFunction(name);
    };
  }

  private static void require(Token name, boolean fits) {
    if (!fits) {
      throw TextMessages.wrongArguments(name);
    }
  }

  private static ExpressionNode before(ExpressionNode position) {
    return position instanceof Constant constant && constant.value() instanceof Integer number
        ? new Constant(number - 1)
        : new Call(Function.SUBTRACT, List.of(position, new Constant(1)));
  }

  private static ExpressionNode fold(Function function, List<ExpressionNode> arguments) {
    ExpressionNode result = arguments.get(arguments.size() - 1);
    for (int i = arguments.size() - 2; i >= 0; i--) {
      result = new Call(function, List.of(arguments.get(i), result));
    }
    return result;
  }

  private List<ExpressionNode> arguments() {
    var arguments = new ArrayList<ExpressionNode>();
    do {
      arguments.add(expressions.expression());
    } while (tokens.accept(","));
    return arguments;
  }

  private ExpressionNode cast() {
    ExpressionNode operand = expressions.expression();
    tokens.expect("as");
    Token type = tokens.take();
    Function function = CASTS.get(type.text().toLowerCase(Locale.ROOT));
    if (function == null) {
      throw TextMessages.expected(
          "'integer', 'long', 'double', 'decimal', 'string' or 'date'", type);
    }
    return new Call(function, List.of(operand));
  }

  private ExpressionNode extract() {
    Token part = tokens.take();
    Function function = FUNCTIONS.get(part.text().toLowerCase(Locale.ROOT));
    if (function == null || function.compareTo(Function.YEAR) < 0) {
      throw TextMessages.expected("'year', 'month', 'day', 'hour', 'minute' or 'second'", part);
    }
    tokens.expect("from");
    return new Call(function, List.of(expressions.expression()));
  }
}
