package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import org.entopic.model.ScalarType;
import org.entopic.query.tree.Function;

/** Functions of one number that keep its type: sign and rounding. */
final class Rounding {
  private Rounding() {}

  static RowExpression of(Function function, RowExpression value) {
    return switch (value.kind()) {
      case INTEGRAL -> integer(function, value);
      case FLOAT, DOUBLE -> real(function, value);
      default ->
          value.is(ScalarType.DECIMAL)
              ? ObjectExpression.of(
                  ScalarType.DECIMAL, value, number -> decimal(function, (BigDecimal) number))
              : ObjectExpression.of(
                  ScalarType.BIG_INTEGER, value, number -> big(function, (BigInteger) number));
    };
  }

  private static RowExpression integer(Function function, RowExpression value) {
    return switch (function) {
      case NEGATE ->
          new IntegralExpression(
              value.type(),
              value::isNull,
              (view, row) -> Arithmetic.narrow(value.type(), -value.getLong(view, row)));
      case ABS ->
          new IntegralExpression(
              value.type(),
              value::isNull,
              (view, row) -> Arithmetic.narrow(value.type(), Math.abs(value.getLong(view, row))));
      default -> value;
    };
  }

  private static RowExpression real(Function function, RowExpression value) {
    DoubleUnaryOperator operator =
        switch (function) {
          case NEGATE -> number -> -number;
          case ABS -> Math::abs;
          case FLOOR -> Math::floor;
          case CEILING -> Math::ceil;
          default -> Rounding::halfAwayFromZero;
        };
    return new RealExpression(
        value.type(),
        value::isNull,
        (view, row) -> operator.applyAsDouble(value.getDouble(view, row)));
  }

  private static double halfAwayFromZero(double number) {
    double size = Math.abs(number);
    double whole = Math.floor(size);
    return Math.copySign(size - whole >= 0.5 ? whole + 1 : whole, number);
  }

  private static BigDecimal decimal(Function function, BigDecimal number) {
    return switch (function) {
      case NEGATE -> number.negate();
      case ABS -> number.abs();
      case FLOOR -> whole(number, RoundingMode.FLOOR);
      case CEILING -> whole(number, RoundingMode.CEILING);
      default -> whole(number, RoundingMode.HALF_UP);
    };
  }

  private static BigDecimal whole(BigDecimal number, RoundingMode mode) {
    return number.scale() <= 0 ? number : number.setScale(0, mode);
  }

  private static BigInteger big(Function function, BigInteger number) {
    return switch (function) {
      case NEGATE -> number.negate();
      case ABS -> number.abs();
      default -> number;
    };
  }
}
