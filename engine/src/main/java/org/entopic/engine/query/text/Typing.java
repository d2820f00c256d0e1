package org.entopic.engine.query.text;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Call;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.Function;
import org.entopic.query.tree.PredicateNode;

/** Gives literals and parameters the type of what they stand beside, and numbers a common type. */
final class Typing {
  private final Names names;

  Typing(Names names) {
    this.names = names;
  }

  /** Returns two or more operands of one type, as far as there is one. */
  List<ExpressionNode> unify(Token at, List<ExpressionNode> operands) {
    ExpressionNode widest = null;
    for (ExpressionNode operand : operands) {
      if (!(operand instanceof Constant)) {
        widest = widest == null ? operand : wider(widest, operand);
      }
    }
    if (widest == null) {
      return unifyConstants(operands);
    }
    if (widest instanceof PredicateNode) {
      return operands;
    }
    RowExpression type = names.value(widest);
    if (rank(type) > 0) {
      int rank = rank(operands, type);
      if (rank(type) != rank || !same(operands, type)) {
        Function common = conversion(rank);
        return operands.stream().map(each -> converted(at, each, common)).toList();
      }
    }
    return operands.stream().map(each -> like(at, each, type)).toList();
  }

  /** Returns an operand in the type of another. */
  ExpressionNode like(Token at, ExpressionNode operand, ExpressionNode other) {
    return other instanceof PredicateNode ? operand : like(at, operand, names.value(other));
  }

  private static ExpressionNode like(Token at, ExpressionNode operand, RowExpression type) {
    return operand instanceof Constant constant ? like(at, constant, boxed(type)) : operand;
  }

  private static Class<?> boxed(RowExpression type) {
    return MethodType.methodType(type.javaType()).wrap().returnType();
  }

  /** A null stays one, whatever it stands beside. */
  private static Constant like(Token at, Constant constant, Class<?> wanted) {
    if (constant.value() == null) {
      return constant;
    }
    Object value = Literals.convert(constant.value(), wanted);
    if (value == null) {
      throw TextMessages.unfitLiteral(at, wanted);
    }
    return new Constant(value);
  }

  private ExpressionNode wider(ExpressionNode left, ExpressionNode right) {
    if (left instanceof PredicateNode || right instanceof PredicateNode) {
      return left;
    }
    return rank(names.value(right)) > rank(names.value(left)) ? right : left;
  }

  private boolean same(List<ExpressionNode> operands, RowExpression type) {
    return operands.stream()
        .filter(each -> !(each instanceof Constant))
        .allMatch(each -> names.value(each).type().equals(type.type()));
  }

  /** A literal that has no place in the type of the others widens them. */
  private static int rank(List<ExpressionNode> operands, RowExpression type) {
    int rank = rank(type);
    Class<?> wanted = boxed(type);
    for (ExpressionNode operand : operands) {
      if (operand instanceof Constant constant
          && constant.value() instanceof Number number
          && Literals.convert(number, wanted) == null) {
        rank = Math.max(rank, number instanceof Double ? 4 : number instanceof Long ? 2 : 3);
      }
    }
    return rank;
  }

  private static List<ExpressionNode> unifyConstants(List<ExpressionNode> operands) {
    var values = new ArrayList<ExpressionNode>();
    boolean mixed = false;
    for (ExpressionNode operand : operands) {
      Object value = ((Constant) operand).value();
      Object first = ((Constant) operands.get(0)).value();
      mixed |= value instanceof Number && first instanceof Number && !same(first, value);
    }
    for (ExpressionNode operand : operands) {
      Object value = ((Constant) operand).value();
      values.add(
          mixed && value instanceof Number number
              ? new Constant(new BigDecimal(number.toString()))
              : operand);
    }
    return values;
  }

  private static boolean same(Object first, Object second) {
    return first.getClass() == second.getClass();
  }

  private ExpressionNode converted(Token at, ExpressionNode operand, Function common) {
    if (operand instanceof Constant constant) {
      return like(at, constant, target(common).javaType());
    }
    RowExpression value = names.value(operand);
    return rank(value) == 0 || value.is(target(common))
        ? operand
        : new Call(common, List.of(operand));
  }

  /** Integers of 32 and 64 bits, decimals, doubles; zero for what is no number. */
  private static int rank(RowExpression value) {
    if (!(value.type() instanceof StoreType.Scalar scalar) || !value.isStoredAsSeen()) {
      return 0;
    }
    return switch (scalar.type()) {
      case BYTE, SHORT, INT -> 1;
      case LONG -> 2;
      case DECIMAL, BIG_INTEGER -> 3;
      case FLOAT, DOUBLE -> 4;
      default -> 0;
    };
  }

  private static Function conversion(int rank) {
    return switch (rank) {
      case 1 -> Function.TO_INT;
      case 2 -> Function.TO_LONG;
      case 3 -> Function.TO_DECIMAL;
      default -> Function.TO_DOUBLE;
    };
  }

  private static ScalarType target(Function conversion) {
    return switch (conversion) {
      case TO_INT -> ScalarType.INT;
      case TO_LONG -> ScalarType.LONG;
      case TO_DECIMAL -> ScalarType.DECIMAL;
      default -> ScalarType.DOUBLE;
    };
  }
}
