package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Conditional;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.ExpressionNode.ListOfElements;
import org.entopic.query.tree.ExpressionNode.OverElements;
import org.entopic.query.tree.ExpressionNode.Parameter;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Checks expressions against what a place of a query offers, and compiles them. */
public final class ExpressionBinder {
  private final Scope scope;
  private final BiFunction<Scope, PredicateNode, RowPredicate> predicates;
  private final java.util.function.Function<EntityTypeModel, Scope> entities;
  private final ParameterValues parameters;
  private final Map<OverElements, RowExpression> overElements;

  /**
   * Creates a binder.
   *
   * @param predicates compiles conditions
   * @param entities makes the scope of an entity type
   * @param parameters what parameters stand for
   */
  ExpressionBinder(
      Scope scope,
      BiFunction<Scope, PredicateNode, RowPredicate> predicates,
      java.util.function.Function<EntityTypeModel, Scope> entities,
      ParameterValues parameters) {
    this(scope, predicates, entities, parameters, new HashMap<>());
  }

  /**
   * Creates a binder.
   *
   * @param overElements the aggregates of collections that the scope has been asked for so far
   */
  ExpressionBinder(
      Scope scope,
      BiFunction<Scope, PredicateNode, RowPredicate> predicates,
      java.util.function.Function<EntityTypeModel, Scope> entities,
      ParameterValues parameters,
      Map<OverElements, RowExpression> overElements) {
    this.scope = scope;
    this.predicates = predicates;
    this.entities = entities;
    this.parameters = parameters;
    this.overElements = overElements;
  }

  Scope scope() {
    return scope;
  }

  /**
   * Returns the value of an expression.
   *
   * @throws org.entopic.QueryException if it does not fit
   */
  public RowExpression bind(ExpressionNode node) {
    RowExpression known = scope.known(node);
    if (known != null) {
      return known;
    } else if (node instanceof Path path) {
      return scope.path(path);
    } else if (node instanceof Entity) {
      throw ExpressionMessages.navigationAsValue(scope.root(), node);
    } else if (node instanceof Constant constant) {
      return constant(constant);
    } else if (node instanceof Parameter parameter) {
      return constant((Constant) parameters.resolve(scope.root(), parameter));
    } else if (node instanceof Call call) {
      return call(call);
    } else if (node instanceof Conditional conditional) {
      return conditional(conditional);
    } else if (node instanceof Aggregate aggregate) {
      return scope.aggregate(aggregate);
    } else if (node instanceof OverElements elements) {
      return elements(elements);
    } else if (node instanceof ListOf list) {
      return scope.list(list);
    } else if (node instanceof ListOfElements list) {
      return listOfElements(list);
    }
    RowPredicate condition = predicates.apply(scope, (PredicateNode) node);
    return new IntegralExpression(
        new StoreType.Scalar(ScalarType.BOOLEAN),
        (view, row) -> false,
        (view, row) -> condition.test(view, row) ? 1 : 0);
  }

  private RowExpression constant(Constant constant) {
    Literal literal = constant.value() == null ? null : Literal.of(constant.value());
    if (literal == null) {
      throw ExpressionMessages.unfitConstant(scope.root(), constant.value());
    }
    return literal;
  }

  private RowExpression call(Call call) {
    if (call.arguments().size() != call.function().arity()) {
      throw ExpressionMessages.unfitArguments(scope.root(), call);
    }
    var arguments = new ArrayList<RowExpression>();
    call.arguments().forEach(argument -> arguments.add(operand(argument, call)));
    RowExpression result =
        switch (call.function()) {
          case ADD,
              SUBTRACT,
              MULTIPLY,
              DIVIDE,
              MOD,
              NEGATE,
              ABS,
              FLOOR,
              CEILING,
              ROUND,
              POWER,
              SQRT,
              EXP,
              LN,
              SIGN,
              TO_INT,
              TO_LONG,
              TO_DOUBLE,
              TO_DECIMAL ->
              NumberFunctions.of(call.function(), arguments);
          case LENGTH, UPPER, LOWER, TRIM, SUBSTRING, INDEX_OF, REPLACE, CONCAT, TO_TEXT ->
              TextFunctions.of(call.function(), arguments);
          case YEAR, MONTH, DAY, DAY_OF_WEEK, HOUR, MINUTE, SECOND, TO_DATE ->
              DateFunctions.of(call.function(), arguments.get(0));
          case LEAST -> extreme(Operator.LE, arguments);
          case GREATEST -> extreme(Operator.GE, arguments);
          case COALESCE ->
              same(arguments.get(0), arguments.get(1))
                  ? Choices.coalesce(arguments.get(0), arguments.get(1))
                  : null;
        };
    if (result == null) {
      throw ExpressionMessages.unfitArguments(scope.root(), call);
    }
    return result;
  }

  private static @Nullable RowExpression extreme(Operator operator, List<RowExpression> arguments) {
    RowExpression first = arguments.get(0);
    return same(first, arguments.get(1)) && first.kind().isOrdered()
        ? Choices.extreme(operator, first, arguments.get(1))
        : null;
  }

  private RowExpression operand(ExpressionNode node, ExpressionNode of) {
    RowExpression operand = bind(node);
    if (!operand.isStoredAsSeen()) {
      throw ExpressionMessages.convertedOperand(scope.root(), node, of);
    }
    return operand;
  }

  private RowExpression conditional(Conditional node) {
    RowPredicate condition = predicates.apply(scope, node.condition());
    RowExpression then = operand(node.then(), node);
    RowExpression otherwise = operand(node.otherwise(), node);
    if (!same(then, otherwise)) {
      throw ExpressionMessages.unfitArguments(scope.root(), node);
    }
    return Choices.of(condition, then, otherwise);
  }

  private static boolean same(RowExpression left, RowExpression right) {
    return left.type().equals(right.type());
  }

  /** Returns an aggregate of these rows. */
  RowAggregate aggregate(Aggregate node) {
    if (node.argument() == null) {
      if (node.function() != AggregateFunction.COUNT) {
        throw ExpressionMessages.unfitArguments(scope.root(), node);
      }
      return new RowAggregate(node.function(), null);
    }
    RowExpression argument = bind(node.argument());
    boolean fits =
        switch (node.function()) {
          case COUNT, COUNT_DISTINCT -> true;
          case MIN, MAX -> argument.kind().isOrdered();
          case SUM, SUM_DISTINCT, AVERAGE, AVERAGE_DISTINCT ->
              NumberFunctions.isNumber(argument) && argument.isStoredAsSeen();
          case EXACT_AVERAGE ->
              NumberFunctions.isNumber(argument)
                  && argument.isStoredAsSeen()
                  && argument.kind() != ValueKind.FLOAT
                  && argument.kind() != ValueKind.DOUBLE;
        };
    if (!fits) {
      throw ExpressionMessages.unfitArguments(scope.root(), node);
    }
    return new RowAggregate(node.function(), argument);
  }

  /** Returns what is made of these rows as a list. */
  RowList list(ListOf node) {
    List<RowExpression> values = select(node.values());
    Projection projection =
        node.record() == null
            ? Projection.value(values.get(0))
            : RecordProjection.of(scope.root(), node.record(), node.values(), values);
    List<RowExpression> entities =
        values.stream().flatMap(value -> value.entities().stream()).toList();
    return new RowList(type(values), projection, entities);
  }

  private static StoreType type(List<RowExpression> values) {
    return new StoreType.Collection(
        values.isEmpty() ? new StoreType.Scalar(ScalarType.BOOLEAN) : values.get(0).type());
  }

  private RowExpression listOfElements(ListOfElements node) {
    BoundCollection collection = scope.collection(node.collection());
    Scope element = entities.apply(collection.element());
    RowList list = of(element).list(node.list());
    RowPredicate condition =
        node.condition() == null ? null : predicates.apply(element, node.condition());
    ObjectExpression.ToObject elements =
        (view, row) -> {
          var found = new ArrayList<Row>();
          collection.forEach(
              view,
              row,
              each -> {
                if (condition == null || condition.test(view, each)) {
                  found.add(each);
                }
                return true;
              });
          found.sort((left, right) -> KeyOrder.compare(left.key(), right.key()));
          Accumulator made = list.start();
          found.forEach(each -> made.add(view, each));
          return made.result();
        };
    return list.entities().isEmpty()
        ? new ObjectExpression(list.type(), elements)
        : list.of(elements);
  }

  private ExpressionBinder of(Scope element) {
    return new ExpressionBinder(element, predicates, entities, parameters);
  }

  /** Equal aggregates are worked out once for a row, however often they are asked for. */
  private RowExpression elements(OverElements node) {
    RowExpression known = overElements.get(node);
    if (known == null) {
      known = newElements(node);
      overElements.put(node, known);
    }
    return known;
  }

  private RowExpression newElements(OverElements node) {
    BoundCollection collection = scope.collection(node.collection());
    Scope element = entities.apply(collection.element());
    RowAggregate aggregate = of(element).aggregate(node.aggregate());
    RowPredicate condition =
        node.condition() == null ? null : predicates.apply(element, node.condition());
    RowExpression value =
        Choices.boxed(
            aggregate.type(),
            new RememberedValue(
                (view, row) -> {
                  Accumulator accumulator = aggregate.start();
                  collection.forEach(
                      view,
                      row,
                      found -> {
                        if (condition == null || condition.test(view, found)) {
                          accumulator.add(view, found);
                        }
                        return true;
                      });
                  return accumulator.result();
                }));
    RowExpression source = aggregate.isOneOfItsValues();
    return source == null || source.isStoredAsSeen() ? value : new ElementValue(value, source);
  }

  /** Returns whether there is an element for which a condition holds. */
  RowPredicate anyElement(PredicateNode.AnyElement node) {
    BoundCollection collection = scope.collection(node.collection());
    RowPredicate condition =
        node.condition() == null
            ? (view, row) -> true
            : predicates.apply(entities.apply(collection.element()), node.condition());
    return (view, row) -> {
      var found = new boolean[1];
      collection.forEach(
          view,
          row,
          element -> {
            found[0] = condition.test(view, element);
            return !found[0];
          });
      return found[0];
    };
  }

  /** Returns what is selected of rows: values, and entities as a whole. */
  public List<RowExpression> select(List<ExpressionNode> nodes) {
    return nodes.stream()
        .map(node -> node instanceof Entity entity ? scope.entity(entity) : bind(node))
        .toList();
  }

  /** Returns the values of several expressions. */
  public List<RowExpression> bindAll(List<ExpressionNode> nodes) {
    return nodes.stream().map(this::bind).toList();
  }
}
