package org.entopic.engine.query.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.expression.BoundPredicate.All;
import org.entopic.engine.query.expression.BoundPredicate.Always;
import org.entopic.engine.query.expression.BoundPredicate.Any;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.engine.query.expression.BoundPredicate.CompareBoth;
import org.entopic.engine.query.expression.BoundPredicate.Missing;
import org.entopic.engine.query.expression.BoundPredicate.NullMatch;
import org.entopic.engine.query.expression.BoundPredicate.OneOf;
import org.entopic.engine.query.expression.BoundPredicate.Opposite;
import org.entopic.engine.query.expression.BoundPredicate.Text;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;

/** Checks conditions against the model, and brings them into the form the planner reads. */
final class PredicateBinder {
  private final PathBinder paths;
  private final Constants constants;

  PredicateBinder(PathBinder paths, Constants constants) {
    this.paths = paths;
    this.constants = constants;
  }

  BoundPredicate bind(PredicateNode node) {
    if (node instanceof Comparison comparison) {
      return comparison(comparison);
    } else if (node instanceof PredicateNode.In in) {
      return in(in);
    } else if (node instanceof PredicateNode.IsNull isNull) {
      return missing(isNull.operand());
    } else if (node instanceof PredicateNode.TextMatch match) {
      return text(match);
    } else if (node instanceof PredicateNode.And and) {
      return new All(and.parts().stream().map(this::bind).toList());
    } else if (node instanceof PredicateNode.Or or) {
      return Alternatives.of(or.parts().stream().map(this::bind).toList());
    }
    return new Opposite(bind(((PredicateNode.Not) node).part()));
  }

  private BoundPredicate comparison(Comparison node) {
    ExpressionNode left = node.left();
    ExpressionNode right = node.right();
    if (left instanceof Constant constant) {
      if (right instanceof Constant) {
        throw QueryMessages.onlyConstants(paths.root(), node);
      }
      return comparison(new Comparison(flipped(node.operator()), right, constant));
    }
    if (left instanceof PredicateNode || right instanceof PredicateNode) {
      return logical(node);
    }
    BoundPath path = paths.bindValue((Path) left);
    if (right instanceof Path other) {
      return both(node, path, paths.bindValue(other));
    }
    requireOrder(node.operator(), path);
    Object value = ((Constant) right).value();
    Object stored = value == null ? null : constants.stored(path, value);
    return stored == null
        ? withNull(node.operator(), path)
        : new Compare(node.operator(), path, stored);
  }

  private static BoundPredicate withNull(Operator operator, BoundPath path) {
    return switch (operator) {
      case EQ -> new Missing(path);
      case NE -> new Opposite(new Missing(path));
      default -> Always.FALSE;
    };
  }

  private BoundPredicate both(Comparison node, BoundPath left, BoundPath right) {
    requireOrder(node.operator(), left);
    if (!left.property().storeType().equals(right.property().storeType())) {
      throw QueryMessages.differentTypes(paths.root(), left, right);
    }
    return new CompareBoth(node.operator(), left, right);
  }

  private void requireOrder(Operator operator, BoundPath path) {
    if (operator != Operator.EQ && operator != Operator.NE && !path.kind().isOrdered()) {
      throw QueryMessages.noOrder(paths.root(), path);
    }
  }

  /** Conditions as operands: equality of truth values by cases. */
  private BoundPredicate logical(Comparison node) {
    if (node.operator() == Operator.NE) {
      return new Opposite(logical(new Comparison(Operator.EQ, node.left(), node.right())));
    }
    if (node.operator() != Operator.EQ) {
      throw QueryMessages.unorderedCondition(paths.root(), node);
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

  private BoundPredicate in(PredicateNode.In node) {
    if (node.operand() instanceof PredicateNode condition) {
      return new Any(
          node.values().stream()
              .map(v -> logical(new Comparison(Operator.EQ, condition, new Constant(v))))
              .toList());
    }
    if (!(node.operand() instanceof Path operand)) {
      throw QueryMessages.onlyConstants(paths.root(), node);
    }
    BoundPath path = paths.bindValue(operand);
    Set<Object> values = new LinkedHashSet<>();
    NullMatch nulls = NullMatch.DIFFERS;
    for (Object value : node.values()) {
      Object stored = value == null ? null : constants.stored(path, value);
      if (stored == null) {
        nulls = NullMatch.MATCHES;
      } else {
        values.add(stored);
      }
    }
    return new OneOf(path, List.copyOf(values), nulls);
  }

  private BoundPredicate missing(ExpressionNode operand) {
    if (operand instanceof Path path) {
      return new Missing(paths.bind(path));
    }
    return operand instanceof Constant constant && constant.value() == null
        ? Always.TRUE
        : Always.FALSE;
  }

  private BoundPredicate text(PredicateNode.TextMatch node) {
    BoundPath path = node.operand() instanceof Path operand ? paths.bindValue(operand) : null;
    if (path == null || !isText(path)) {
      throw QueryMessages.noText(paths.root(), node);
    }
    return new Text(node.operator(), path, node.pattern());
  }

  private static boolean isText(BoundPath path) {
    return path.property().storeType() instanceof StoreType.Scalar scalar
        && scalar.type() == ScalarType.STRING;
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
