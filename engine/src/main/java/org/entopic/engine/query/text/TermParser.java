package org.entopic.engine.query.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.entopic.engine.query.text.Token.Kind;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Conditional;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.OverElements;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** Reads literals, paths, functions, choices, aggregates, and queries over collections. */
final class TermParser {
  private final Names names;
  private final Tokens tokens;
  private final GivenValues given;
  private final ExpressionParser expressions;
  private final Typing typing;
  private final FunctionParser functions;

  TermParser(Names names, Tokens tokens, GivenValues given, ExpressionParser expressions) {
    this.names = names;
    this.tokens = tokens;
    this.given = given;
    this.expressions = expressions;
    this.typing = new Typing(names);
    this.functions = new FunctionParser(tokens, expressions, typing);
  }

  ExpressionNode term() {
    Token at = tokens.peek();
    if (at.is(Kind.NUMBER)) {
      return new Constant(Literals.number(tokens.take()));
    } else if (at.is(Kind.TEXT)) {
      return new Constant(tokens.take().text());
    } else if (at.is(Kind.PARAMETER)) {
      return parameter(tokens.take());
    } else if (tokens.accept("true")) {
      return new Constant(true);
    } else if (tokens.accept("false")) {
      return new Constant(false);
    } else if (tokens.accept("local", "date")) {
      return new Constant(LocalDate.now(ZoneOffset.UTC));
    } else if (tokens.accept("local", "time")) {
      return new Constant(LocalTime.now(ZoneOffset.UTC));
    } else if (tokens.accept("local", "datetime")) {
      return new Constant(LocalDateTime.now(ZoneOffset.UTC));
    } else if (tokens.accept("(")) {
      return inParentheses();
    } else if (tokens.accept("case")) {
      return choice();
    } else if (tokens.accept("exists", "(")) {
      return exists();
    }
    return at.is(Kind.WORD) && tokens.peek(1).is("(") ? function() : path();
  }

  private Constant parameter(Token token) {
    Object value = given.get(token);
    if (value instanceof Collection) {
      throw TextMessages.severalValues(token);
    }
    return new Constant(value);
  }

  private ExpressionNode inParentheses() {
    ExpressionNode inside = tokens.at("select") ? overElements() : expressions.expression();
    tokens.expect(")");
    return inside;
  }

  private ExpressionNode path() {
    Token at = tokens.peek();
    List<String> steps = steps(tokens);
    if (names.isEntity(steps)) {
      throw TextMessages.entityAsValue(at);
    }
    return names.resolve(steps);
  }

  /** Reads names with dots between them. */
  static List<String> steps(Tokens tokens) {
    var steps = new ArrayList<String>();
    steps.add(tokens.name("a value"));
    while (tokens.accept(".")) {
      Token step = tokens.take();
      if (!step.is(Kind.WORD)) {
        throw TextMessages.expected("a name", step);
      }
      steps.add(step.text());
    }
    return steps;
  }

  /** After {@code case}: conditions, or a value that is compared with others. */
  private ExpressionNode choice() {
    ExpressionNode compared = tokens.at("when") ? null : expressions.sum();
    var conditions = new ArrayList<PredicateNode>();
    var values = new ArrayList<ExpressionNode>();
    Token at = tokens.peek();
    while (tokens.accept("when")) {
      conditions.add(compared == null ? expressions.condition() : equal(compared));
      tokens.expect("then");
      values.add(expressions.expression());
    }
    tokens.expect("else");
    values.add(expressions.expression());
    tokens.expect("end");
    if (conditions.isEmpty()) {
      throw TextMessages.expected("'when'", at);
    }
    List<ExpressionNode> typed = typing.unify(at, values);
    ExpressionNode result = typed.get(conditions.size());
    for (int i = conditions.size() - 1; i >= 0; i--) {
      result = new Conditional(conditions.get(i), typed.get(i), result);
    }
    return result;
  }

  private PredicateNode equal(ExpressionNode compared) {
    Token at = tokens.peek();
    List<ExpressionNode> sides = typing.unify(at, List.of(compared, expressions.sum()));
    return new Comparison(Operator.EQ, sides.get(0), sides.get(1));
  }

  private ExpressionNode function() {
    Token name = tokens.take();
    tokens.expect("(");
    ExpressionNode result =
        switch (name.text().toLowerCase(Locale.ROOT)) {
          case "count" -> count();
          case "sum" -> aggregate(AggregateFunction.SUM, AggregateFunction.SUM_DISTINCT);
          case "avg" -> aggregate(AggregateFunction.AVERAGE, null);
          case "min" -> aggregate(AggregateFunction.MIN, AggregateFunction.MIN);
          case "max" -> aggregate(AggregateFunction.MAX, AggregateFunction.MAX);
          case "size" -> size();
          case "id" -> id();
          default -> functions.function(name);
        };
    tokens.expect(")");
    return result;
  }

  private ExpressionNode count() {
    boolean distinct = tokens.accept("distinct");
    if (!distinct && tokens.accept("*")) {
      return new Aggregate(AggregateFunction.COUNT, null);
    }
    int start = tokens.position();
    AggregateFunction function =
        distinct ? AggregateFunction.COUNT_DISTINCT : AggregateFunction.COUNT;
    if (tokens.peek().is(Kind.WORD) && !tokens.peek(1).is("(")) {
      Token at = tokens.peek();
      List<String> steps = steps(tokens);
      EntityTypeModel entity = names.typeOf(steps);
      if (entity != null) {
        return countOf(at, function, steps, entity);
      }
    }
    tokens.back(start);
    return new Aggregate(function, expressions.expression());
  }

  /** What is joined may be missing, and what it is joined with may come several times. */
  private Aggregate countOf(
      Token at, AggregateFunction function, List<String> steps, EntityTypeModel entity) {
    boolean different = function == AggregateFunction.COUNT_DISTINCT;
    if (names.isOwnEntity(steps) && !(different && names.isJoined())) {
      return new Aggregate(AggregateFunction.COUNT, null);
    }
    List<PropertyModel> key = entity.primaryKey().properties();
    if (different && key.size() != 1) {
      throw TextMessages.expected("an entity with a key of one property", at);
    }
    var path = new ArrayList<>(steps);
    path.addAll(List.of(key.get(0).name().split("\\.")));
    return new Aggregate(function, names.resolve(path));
  }

  private ExpressionNode aggregate(
      AggregateFunction function, @Nullable AggregateFunction ofDistinct) {
    Token at = tokens.peek();
    if (!tokens.accept("distinct")) {
      return new Aggregate(function, expressions.expression());
    } else if (ofDistinct == null) {
      throw TextMessages.noDistinct(at);
    }
    return new Aggregate(ofDistinct, expressions.expression());
  }

  private ExpressionNode size() {
    Path collection = collection(tokens.peek(), steps(tokens));
    return new OverElements(collection, new Aggregate(AggregateFunction.COUNT, null), null);
  }

  private ExpressionNode id() {
    Token at = tokens.peek();
    List<PropertyModel> key = names.type().primaryKey().properties();
    List<String> steps = steps(tokens);
    if (!names.isOwnEntity(steps) || key.size() != 1) {
      throw TextMessages.expected("the entity of the query, with a key of one property,", at);
    }
    return new Path(names.type().javaType(), List.of(key.get(0).name().split("\\.")));
  }

  private Path collection(Token at, List<String> steps) {
    if (names.isEntity(steps) || !(names.resolve(steps) instanceof Path path)) {
      throw TextMessages.expected("a collection", at);
    }
    return path;
  }

  /** After {@code exists (}. */
  private PredicateNode exists() {
    if (tokens.at("select") && !tokens.skipTo("from")) {
      throw TextMessages.expected("'from'", tokens.peek());
    }
    Elements elements = elements();
    PredicateNode condition = tokens.accept("where") ? elements.parser().condition() : null;
    tokens.expect(")");
    return new PredicateNode.AnyElement(elements.collection(), condition);
  }

  /** At {@code select}: an aggregate of a collection's elements. */
  private ExpressionNode overElements() {
    tokens.expect("select");
    Token at = tokens.peek();
    int selected = tokens.position();
    if (!tokens.skipTo("from")) {
      throw TextMessages.expected("'from'", at);
    }
    int from = tokens.position();
    Elements elements = elements();
    PredicateNode condition = tokens.accept("where") ? elements.parser().condition() : null;
    int end = tokens.position();
    tokens.back(selected);
    if (!(elements.parser().expression() instanceof Aggregate aggregate)
        || tokens.position() != from) {
      throw TextMessages.expected("one aggregate", at);
    }
    tokens.back(end);
    return new OverElements(elements.collection(), aggregate, condition);
  }

  /** A collection, and what reads expressions of its elements. */
  private record Elements(Path collection, ExpressionParser parser) {}

  private Elements elements() {
    tokens.expect("from");
    Token at = tokens.peek();
    Path collection = collection(at, steps(tokens));
    boolean named =
        tokens.accept("as")
            || tokens.peek().is(Kind.WORD) && !Keywords.isReserved(tokens.peek().text());
    EntityTypeModel element = names.scope().collection(collection).element();
    String alias = named ? tokens.name("an alias") : null;
    var inner = new Names(element, alias, names.binder());
    return new Elements(collection, new ExpressionParser(inner, tokens, given));
  }
}
