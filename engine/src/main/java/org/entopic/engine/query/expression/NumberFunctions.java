package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.Function;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. */
final class NumberFunctions {
  private NumberFunctions() {}

  /** Returns whether values are numbers. */
  static boolean isNumber(RowExpression value) {
    return value.type() instanceof StoreType.Scalar scalar
        && switch (scalar.type()) {
          case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, BIG_INTEGER -> true;
          default -> false;
        };
  }

  /** Returns a function of numbers, or null where the arguments do not fit. */
  static @Nullable RowExpression of(Function function, List<RowExpression> arguments) {
    if (!arguments.stream().allMatch(NumberFunctions::isNumber)) {
      return null;
    }
    RowExpression first = arguments.get(0);
    return switch (function) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MOD ->
          first.type().equals(arguments.get(1).type())
              ? Arithmetic.of(function, first, arguments.get(1))
              : null;
      case POWER -> power(first, arguments.get(1));
      case SQRT -> RealExpression.ofDouble(first::isNull, (v, r) -> Math.sqrt(real(first, v, r)));
      case EXP -> RealExpression.ofDouble(first::isNull, (v, r) -> Math.exp(real(first, v, r)));
      case LN -> RealExpression.ofDouble(first::isNull, (v, r) -> Math.log(real(first, v, r)));
      case SIGN -> IntegralExpression.ofInt(first::isNull, (v, r) -> sign(first, v, r));
      case TO_INT, TO_LONG, TO_DOUBLE, TO_DECIMAL -> convert(function, first);
      default -> Rounding.of(function, first);
    };
  }

  private static RowExpression power(RowExpression base, RowExpression exponent) {
    return RealExpression.ofDouble(
        (view, row) -> base.isNull(view, row) || exponent.isNull(view, row),
        (view, row) -> Math.pow(real(base, view, row), real(exponent, view, row)));
  }

  private static RowExpression convert(Function function, RowExpression value) {
    return switch (function) {
      case TO_INT -> IntegralExpression.ofInt(value::isNull, (v, r) -> toInt(value, v, r));
      case TO_LONG ->
          new IntegralExpression(
              new StoreType.Scalar(ScalarType.LONG), value::isNull, (v, r) -> toLong(value, v, r));
      case TO_DOUBLE -> RealExpression.ofDouble(value::isNull, (v, r) -> real(value, v, r));
      default ->
          new ObjectExpression(
              new StoreType.Scalar(ScalarType.DECIMAL),
              (view, row) -> decimal(value.get(view, row)));
    };
  }

  /** Returns a number, which is not null, as a double. */
  static double real(RowExpression value, ReadView view, Row row) {
    return switch (value.kind()) {
      case INTEGRAL -> value.getLong(view, row);
      case FLOAT, DOUBLE -> value.getDouble(view, row);
      default -> number(value, view, row).doubleValue();
    };
  }

  private static int toInt(RowExpression value, ReadView view, Row row) {
    return switch (value.kind()) {
      case INTEGRAL -> (int) value.getLong(view, row);
      case FLOAT, DOUBLE -> (int) value.getDouble(view, row);
      default -> number(value, view, row).intValue();
    };
  }

  private static long toLong(RowExpression value, ReadView view, Row row) {
    return switch (value.kind()) {
      case INTEGRAL -> value.getLong(view, row);
      case FLOAT, DOUBLE -> (long) value.getDouble(view, row);
      default -> number(value, view, row).longValue();
    };
  }

  private static int sign(RowExpression value, ReadView view, Row row) {
    return switch (value.kind()) {
      case INTEGRAL -> Long.signum(value.getLong(view, row));
      case FLOAT, DOUBLE -> (int) Math.signum(value.getDouble(view, row));
      default -> {
        Number number = number(value, view, row);
        yield number instanceof BigInteger big
            ? big.signum()
            : number instanceof BigDecimal decimal ? decimal.signum() : 0;
      }
    };
  }

  private static Number number(RowExpression value, ReadView view, Row row) {
    Object object = value.getObject(view, row);
    return object == null ? 0 : (Number) object;
  }

  private static @Nullable BigDecimal decimal(@Nullable Object number) {
    if (number == null || number instanceof BigDecimal) {
      return (BigDecimal) number;
    } else if (number instanceof BigInteger big) {
      return new BigDecimal(big);
    } else if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(((Number) number).doubleValue())
          ? new BigDecimal(number.toString())
          : null;
    }
    return BigDecimal.valueOf(((Number) number).longValue());
  }
}
