package org.entopic.engine.query.text;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.AggregateSearch;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.text.QueryText.Join;
import org.entopic.engine.query.text.Token.Kind;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.OverElements;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of one query. */
final class ClauseParser {
  private static final int NONE = -1;

  private final EntityModel model;
  private final QueryBinder binder;
  private final @Nullable EntityTypeModel asked;
  private final Tokens tokens;
  private final GivenValues given;
  private final List<Join> joins = new ArrayList<>();
  private final List<Path> fetched = new ArrayList<>();
  private final List<PredicateNode> before = new ArrayList<>();
  private final List<PredicateNode> where = new ArrayList<>();

  /**
   * Creates a parser.
   *
   * @param asked the type of the results, which need not be named then; null if there is none
   */
  ClauseParser(
      EntityModel model,
      QueryBinder binder,
      @Nullable EntityTypeModel asked,
      Tokens tokens,
      GivenValues given) {
    this.model = model;
    this.binder = binder;
    this.asked = asked;
    this.tokens = tokens;
    this.given = given;
  }

  /** Names must be known before they are used: {@code select} is read after {@code from}. */
  QueryText query() {
    int selected = NONE;
    if (tokens.accept("select")) {
      selected = tokens.position();
      if (!tokens.skipTo("from")) {
        throw TextMessages.expected("'from'", tokens.peek());
      }
    }
    int from = tokens.position();
    Names names = from();
    var expressions = new ExpressionParser(names, tokens, given);
    while (join(names)) {}
    if (tokens.accept("where")) {
      conjuncts(expressions.condition()).forEach(part -> place(names, part));
    }
    List<ExpressionNode> grouping = null;
    if (tokens.accept("group")) {
      tokens.expect("by");
      grouping = list(expressions);
      names.group(grouping);
    }
    PredicateNode having = tokens.accept("having") ? expressions.condition() : null;
    int end = tokens.position();
    var values = new ArrayList<ExpressionNode>();
    boolean distinct = false;
    if (selected != NONE) {
      tokens.back(selected);
      distinct = tokens.accept("distinct");
      select(names, expressions, values);
      if (tokens.position() != from) {
        throw TextMessages.expected("'from'", tokens.peek());
      }
    }
    tokens.back(end);
    List<Ordering<?>> order = order(expressions);
    if (grouping == null && values.stream().anyMatch(AggregateSearch::hasAggregate)) {
      grouping = List.of();
    }
    long limit = tokens.accept("limit") ? count() : NONE;
    long offset = tokens.accept("offset") ? count() : 0;
    return new QueryText(
        names.type(),
        joins,
        fetched,
        before,
        where,
        grouping,
        having,
        order,
        values,
        distinct,
        offset,
        limit);
  }

  private Names from() {
    if (!tokens.accept("from")) {
      if (asked == null || !tokens.at("where") && !tokens.at("order")) {
        throw TextMessages.noQuery(tokens.peek());
      }
      return new Names(asked, null, binder);
    }
    Token name = tokens.peek();
    String entity = tokens.name("the name of an entity type");
    EntityTypeModel type =
        model.entityType(entity).orElseThrow(() -> TextMessages.unknownType(model, name));
    return new Names(type, alias(), binder);
  }

  private @Nullable String alias() {
    boolean named =
        tokens.accept("as")
            || tokens.peek().is(Kind.WORD) && !Keywords.isReserved(tokens.peek().text());
    return named ? tokens.name("an alias") : null;
  }

  private boolean join(Names names) {
    boolean left = tokens.accept("left", "outer") || tokens.accept("left");
    boolean kind = left || tokens.accept("inner");
    if (!tokens.accept("join")) {
      if (kind) {
        throw TextMessages.expected("'join'", tokens.peek());
      }
      return false;
    }
    boolean fetch = tokens.at("fetch") && tokens.peek(1).is(Kind.WORD) && tokens.accept("fetch");
    Token at = tokens.peek();
    List<String> steps = TermParser.steps(tokens);
    if (names.isEntity(steps) || !(names.resolve(steps) instanceof Path path)) {
      throw TextMessages.expected("the path of a relation", at);
    }
    NavigationModel navigation = navigation(at, path);
    String alias = alias();
    if (fetch) {
      fetched.add(path);
    } else if (alias == null || names.isTaken(alias)) {
      throw TextMessages.expected("an alias of its own for what is joined", tokens.peek());
    } else if (navigation.isCollection()) {
      collection(at, names, alias, navigation.target());
      joins.add(new Join(path, left));
    } else {
      names.name(alias, path, navigation.target());
      if (!left) {
        place(names, new PredicateNode.Not(new PredicateNode.IsNull(path)));
      }
    }
    return true;
  }

  /** Both sides of a join are told apart by their classes. */
  private static void collection(Token at, Names names, String alias, EntityTypeModel element) {
    Class<?> own = names.type().javaType();
    if (own.isAssignableFrom(element.javaType()) || element.javaType().isAssignableFrom(own)) {
      throw TextMessages.joinWithItself(at, names.type());
    }
    names.join(alias, element);
  }

  private NavigationModel navigation(Token at, Path path) {
    EntityTypeModel owner = model.entityType(path.root()).orElseThrow();
    NavigationModel navigation = null;
    for (String step : path.names()) {
      navigation = owner.navigation(step).orElseThrow(() -> TextMessages.noRelation(at, path));
      owner = navigation.target();
    }
    if (navigation == null) {
      throw TextMessages.noRelation(at, path);
    }
    return navigation;
  }

  private static List<PredicateNode> conjuncts(PredicateNode condition) {
    return condition instanceof PredicateNode.And and ? and.parts() : List.of(condition);
  }

  /** Conditions that need no joined rows come before the joins, where keys and indexes help. */
  private void place(Names names, PredicateNode condition) {
    (isAbout(names.type().javaType(), condition) ? before : where).add(condition);
  }

  private static boolean isAbout(Class<?> type, ExpressionNode node) {
    if (node instanceof Path path) {
      return path.root().isAssignableFrom(type);
    } else if (node instanceof OverElements elements) {
      return isAbout(type, elements.collection());
    } else if (node instanceof PredicateNode.AnyElement any) {
      return isAbout(type, any.collection());
    }
    return AggregateSearch.parts(node).stream().allMatch(part -> isAbout(type, part));
  }

  private List<ExpressionNode> list(ExpressionParser expressions) {
    var list = new ArrayList<ExpressionNode>();
    do {
      list.add(expressions.sum());
    } while (tokens.accept(","));
    return list;
  }

  /** The entity alone selects nothing, unless there are pairs. */
  private void select(Names names, ExpressionParser expressions, List<ExpressionNode> values) {
    int start = tokens.position();
    if (tokens.peek().is(Kind.WORD)
        && !tokens.peek(1).is("(")
        && joins.isEmpty()
        && names.isOwnEntity(TermParser.steps(tokens))
        && tokens.at("from")) {
      return;
    }
    tokens.back(start);
    do {
      ExpressionNode entity = entity(names);
      ExpressionNode value = entity == null ? expressions.expression() : entity;
      values.add(value);
      if (tokens.accept("as")) {
        names.result(tokens.name("the name of a result"), value);
      }
    } while (tokens.accept(","));
  }

  /** Reads what leads to an entity as a whole; null, and nothing, where a value follows. */
  private @Nullable ExpressionNode entity(Names names) {
    int start = tokens.position();
    if (tokens.peek().is(Kind.WORD) && !tokens.peek(1).is("(")) {
      List<String> steps = TermParser.steps(tokens);
      if (tokens.at("from") || tokens.at("as") || tokens.peek().is(",")) {
        ExpressionNode entity = names.entity(model, steps);
        if (entity != null) {
          return entity;
        }
      }
    }
    tokens.back(start);
    return null;
  }

  private List<Ordering<?>> order(ExpressionParser expressions) {
    var order = new ArrayList<Ordering<?>>();
    if (tokens.accept("order")) {
      tokens.expect("by");
      do {
        ExpressionNode value = expressions.sum();
        boolean descending = tokens.accept("desc");
        if (!descending) {
          tokens.accept("asc");
        }
        order.add(ordering(value, descending));
      } while (tokens.accept(","));
    }
    return order;
  }

  private Ordering<?> ordering(ExpressionNode value, boolean descending) {
    var direction = descending ? Ordering.Direction.DESCENDING : Ordering.Direction.ASCENDING;
    var nulls = descending ? Ordering.Nulls.LAST : Ordering.Nulls.FIRST;
    if (tokens.accept("nulls")) {
      Token at = tokens.take();
      if (!at.is("first") && !at.is("last")) {
        throw TextMessages.expected("'first' or 'last'", at);
      }
      nulls = at.is("first") ? Ordering.Nulls.FIRST : Ordering.Nulls.LAST;
    }
    return new Ordering<>(value, direction, nulls);
  }

  private long count() {
    Token at = tokens.take();
    Object value =
        at.is(Kind.NUMBER) ? Literals.number(at) : at.is(Kind.PARAMETER) ? given.get(at) : null;
    if (!(value instanceof Integer || value instanceof Long) || ((Number) value).longValue() < 0) {
      throw TextMessages.expected("a number of results, zero or more", at);
    }
    return ((Number) value).longValue();
  }
}
