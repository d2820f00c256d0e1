package org.entopic.engine.query.expression;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.expression.BoundPredicate.All;
import org.entopic.engine.query.expression.BoundPredicate.Always;
import org.entopic.engine.query.expression.BoundPredicate.Any;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.engine.query.expression.BoundPredicate.Missing;
import org.entopic.engine.query.expression.BoundPredicate.NullMatch;
import org.entopic.engine.query.expression.BoundPredicate.OneOf;
import org.entopic.engine.query.expression.BoundPredicate.Opposite;
import org.entopic.engine.query.expression.BoundPredicate.Tested;
import org.entopic.engine.query.expression.BoundPredicate.Text;
import org.entopic.model.ScalarType;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** Checks conditions against the model, and brings them into the form the planner reads. */
final class PredicateBinder {
  private final Scope scope;
  private final ExpressionBinder values;
  private final Constants constants;

  PredicateBinder(Scope scope, ExpressionBinder values, Constants constants) {
    this.scope = scope;
    this.values = values;
    this.constants = constants;
  }

  BoundPredicate bind(PredicateNode node) {
    if (node instanceof Comparison comparison) {
      return comparison(comparison);
    } else if (node instanceof PredicateNode.In in) {
      return in(in, in.operand(), in.values());
    } else if (node instanceof PredicateNode.InParameter in) {
      return in(in, in.operand(), constants.given(in.parameter()));
    } else if (node instanceof PredicateNode.IsNull isNull) {
      return missing(isNull.operand());
    } else if (node instanceof PredicateNode.TextMatch match) {
      return text(match);
    } else if (node instanceof PredicateNode.AnyElement any) {
      return new Tested(values.anyElement(any));
    } else if (node instanceof PredicateNode.And and) {
      return new All(and.parts().stream().map(this::bind).toList());
    } else if (node instanceof PredicateNode.Or or) {
      return Alternatives.of(or.parts().stream().map(this::bind).toList());
    }
    return new Opposite(bind(((PredicateNode.Not) node).part()));
  }

  private BoundPredicate comparison(Comparison node) {
    ExpressionNode left = constants.resolve(node.left());
    ExpressionNode right = constants.resolve(node.right());
    if (left instanceof Constant constant) {
      if (right instanceof Constant) {
        throw ExpressionMessages.onlyConstants(scope.root(), node);
      }
      return comparison(new Comparison(flipped(node.operator()), right, constant));
    }
    if (left instanceof PredicateNode || right instanceof PredicateNode) {
      return logical(new Comparison(node.operator(), left, right));
    }
    RowExpression value = values.bind(left);
    requireOrder(node.operator(), left, value);
    if (!(right instanceof Constant constant)) {
      return both(node, value, values.bind(right));
    }
    Object stored =
        constant.value() == null ? null : constants.stored(left, value, constant.value());
    if (stored == null) {
      return withNull(node.operator(), value);
    }
    return value instanceof PathExpression path
        ? new Compare(node.operator(), path.path(), stored)
        : new Tested(Comparisons.test(node.operator(), value, new Literal(value.type(), stored)));
  }

  private static BoundPredicate withNull(Operator operator, RowExpression value) {
    return switch (operator) {
      case EQ -> missing(value);
      case NE -> new Opposite(missing(value));
      default -> Always.FALSE;
    };
  }

  private BoundPredicate both(Comparison node, RowExpression left, RowExpression right) {
    if (!left.type().equals(right.type())) {
      throw ExpressionMessages.differentTypes(scope.root(), node);
    }
    return new Tested(Comparisons.test(node.operator(), left, right));
  }

  private void requireOrder(Operator operator, ExpressionNode node, RowExpression value) {
    boolean equality = operator == Operator.EQ || operator == Operator.NE;
    if (equality ? value.kind() == ValueKind.COLLECTION : !value.kind().isOrdered()) {
      throw ExpressionMessages.noOrder(scope.root(), node);
    }
  }

  /** Conditions as operands: equality of truth values by cases. */
  private BoundPredicate logical(Comparison node) {
    if (node.operator() == Operator.NE) {
      return new Opposite(logical(new Comparison(Operator.EQ, node.left(), node.right())));
    }
    if (node.operator() != Operator.EQ) {
      throw ExpressionMessages.unorderedCondition(scope.root(), node);
    }
    if (node.left() instanceof PredicateNode condition) {
      return new Any(
          List.of(
              new All(List.of(bind(condition), isTruth(node.right(), true))),
              new All(List.of(new Opposite(bind(condition)), isTruth(node.right(), false)))));
    }
    return logical(new Comparison(Operator.EQ, node.right(), node.left()));
  }

  private BoundPredicate isTruth(ExpressionNode node, boolean truth) {
    if (node instanceof PredicateNode condition) {
      return truth ? bind(condition) : new Opposite(bind(condition));
    }
    if (node instanceof Constant constant) {
      return Boolean.valueOf(truth).equals(constant.value()) ? Always.TRUE : Always.FALSE;
    }
    return comparison(new Comparison(Operator.EQ, node, new Constant(truth)));
  }

  private BoundPredicate in(PredicateNode node, ExpressionNode operand, Collection<?> values) {
    if (operand instanceof PredicateNode condition) {
      return new Any(
          values.stream()
              .map(v -> logical(new Comparison(Operator.EQ, condition, new Constant(v))))
              .toList());
    }
    if (constants.resolve(operand) instanceof Constant) {
      throw ExpressionMessages.onlyConstants(scope.root(), node);
    }
    RowExpression value = this.values.bind(operand);
    requireOrder(Operator.EQ, operand, value);
    Set<Object> wanted = new LinkedHashSet<>();
    NullMatch nulls = NullMatch.DIFFERS;
    for (Object each : values) {
      Object stored = each == null ? null : constants.stored(operand, value, each);
      if (stored == null) {
        nulls = NullMatch.MATCHES;
      } else {
        wanted.add(stored);
      }
    }
    return value instanceof PathExpression path
        ? new OneOf(path.path(), List.copyOf(wanted), nulls)
        : oneOf(value, wanted, nulls == NullMatch.MATCHES);
  }

  private static BoundPredicate oneOf(RowExpression value, Set<Object> wanted, boolean nulls) {
    Set<@Nullable Object> identities = new HashSet<>();
    wanted.forEach(each -> identities.add(Identity.of(each)));
    return new Tested(
        (view, row) -> {
          Object stored = value.get(view, row);
          return stored == null ? nulls : identities.contains(Identity.of(stored));
        });
  }

  private BoundPredicate missing(ExpressionNode asked) {
    ExpressionNode operand = constants.resolve(asked);
    if (operand instanceof Constant constant) {
      return constant.value() == null ? Always.TRUE : Always.FALSE;
    } else if (operand instanceof PredicateNode) {
      return Always.FALSE;
    }
    return operand instanceof Path path && scope instanceof EntityScope rows
        ? new Missing(rows.anyPath(path))
        : missing(values.bind(operand));
  }

  private static BoundPredicate missing(RowExpression value) {
    return value instanceof PathExpression path
        ? new Missing(path.path())
        : new Tested(value::isNull);
  }

  private BoundPredicate text(PredicateNode.TextMatch node) {
    if (constants.resolve(node.operand()) instanceof Constant
        || node.operand() instanceof PredicateNode) {
      throw ExpressionMessages.noText(scope.root(), node);
    }
    RowExpression value = values.bind(node.operand());
    if (!value.is(ScalarType.STRING)) {
      throw ExpressionMessages.noText(scope.root(), node);
    }
    if (!(constants.resolve(node.pattern()) instanceof Constant constant)) {
      throw ExpressionMessages.noPattern(scope.root(), node);
    }
    if (!(constant.value() instanceof String pattern)) {
      return noText(node, constant);
    }
    return value instanceof PathExpression path
        ? new Text(node.operator(), path.path(), pattern)
        : new Tested(TextPredicates.match(node.operator(), pattern, value));
  }

  private BoundPredicate noText(PredicateNode.TextMatch node, Constant pattern) {
    if (pattern.value() != null) {
      throw ExpressionMessages.noPattern(scope.root(), node);
    }
    return Always.FALSE;
  }

  private static Operator flipped(Operator operator) {
    return switch (operator) {
      case LT -> Operator.GT;
      case LE -> Operator.GE;
      case GT -> Operator.LT;
      case GE -> Operator.LE;
      case EQ, NE -> operator;
    };
  }
}
