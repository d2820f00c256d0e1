package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.Function;
import org.jspecify.annotations.Nullable;

/** Operations on two numbers of one type. */
final class Arithmetic {
  private Arithmetic() {}

  static RowExpression of(Function function, RowExpression left, RowExpression right) {
    StoreType type = left.type();
    RowPredicate absent = (view, row) -> left.isNull(view, row) || right.isNull(view, row);
    return switch (left.kind()) {
      case INTEGRAL -> {
        LongBinaryOperator operator = integers(function);
        boolean divides = function == Function.DIVIDE || function == Function.MOD;
        yield new IntegralExpression(
            type,
            divides
                ? (view, row) -> absent.test(view, row) || right.getLong(view, row) == 0
                : absent,
            (view, row) ->
                narrow(
                    type, operator.applyAsLong(left.getLong(view, row), right.getLong(view, row))));
      }
      case FLOAT, DOUBLE -> {
        DoubleBinaryOperator operator = reals(function);
        boolean single = left.is(ScalarType.FLOAT);
        yield new RealExpression(
            type,
            absent,
            (view, row) -> {
              double result =
                  operator.applyAsDouble(left.getDouble(view, row), right.getDouble(view, row));
              return single ? (float) result : result;
            });
      }
      default -> {
        BinaryOperator<@Nullable Object> operator =
            left.is(ScalarType.DECIMAL) ? decimals(function) : bigIntegers(function);
        yield new ObjectExpression(
            type,
            (view, row) -> {
              Object first = left.getObject(view, row);
              Object second = first == null ? null : right.getObject(view, row);
              return second == null ? null : operator.apply(first, second);
            });
      }
    };
  }

  /** Returns what is left of a result in an integral type. */
  static long narrow(StoreType type, long value) {
    return switch (((StoreType.Scalar) type).type()) {
      case BYTE -> (byte) value;
      case SHORT -> (short) value;
      case INT -> (int) value;
      default -> value;
    };
  }

  private static LongBinaryOperator integers(Function function) {
    return switch (function) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      default -> (a, b) -> a % b;
    };
  }

  private static DoubleBinaryOperator reals(Function function) {
    return switch (function) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      default -> (a, b) -> a % b;
    };
  }

  private static BinaryOperator<@Nullable Object> decimals(Function function) {
    return (a, b) -> {
      BigDecimal left = (BigDecimal) a;
      BigDecimal right = (BigDecimal) b;
      return switch (function) {
        case ADD -> left.add(right);
        case SUBTRACT -> left.subtract(right);
        case MULTIPLY -> left.multiply(right);
        case DIVIDE -> right.signum() == 0 ? null : left.divide(right, MathContext.DECIMAL128);
        default -> right.signum() == 0 ? null : left.remainder(right);
      };
    };
  }

  private static BinaryOperator<@Nullable Object> bigIntegers(Function function) {
    return (a, b) -> {
      BigInteger left = (BigInteger) a;
      BigInteger right = (BigInteger) b;
      return switch (function) {
        case ADD -> left.add(right);
        case SUBTRACT -> left.subtract(right);
        case MULTIPLY -> left.multiply(right);
        case DIVIDE -> right.signum() == 0 ? null : left.divide(right);
        default -> right.signum() == 0 ? null : left.remainder(right);
      };
    };
  }
}
