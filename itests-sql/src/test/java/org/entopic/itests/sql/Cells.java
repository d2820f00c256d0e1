package org.entopic.itests.sql;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entopic.query.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Results in the one form in which those of both sides can be equal: rows are lists, whole and
 * decimal numbers are decimals without trailing zeros, floating-point numbers have nine digits.
 */
final class Cells {
  private static final MathContext FLOATING = new MathContext(9);

  private Cells() {}

  /** Returns the cells of a tuple, record, list or optional, or the one cell of a value. */
  static List<@Nullable Object> row(@Nullable Object result) {
    var cells = new ArrayList<@Nullable Object>();
    if (result instanceof Tuple tuple) {
      tuple.toList().forEach(value -> cells.add(cell(value)));
    } else if (result instanceof List<?> list) {
      list.forEach(value -> cells.add(cell(value)));
    } else if (result instanceof Record) {
      components(result).forEach(value -> cells.add(cell(value)));
    } else if (result instanceof Optional<?> optional) {
      cells.add(cell(optional.orElse(null)));
    } else if (result instanceof OptionalDouble mean) {
      cells.add(mean.isPresent() ? cell(mean.getAsDouble()) : null);
    } else {
      cells.add(cell(result));
    }
    return cells;
  }

  private static @Nullable Object cell(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    }
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString()).round(FLOATING).stripTrailingZeros();
    }
    if (value instanceof Number whole) {
      return new BigDecimal(whole.toString()).stripTrailingZeros();
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  private static List<@Nullable Object> components(Object result) {
    var values = new ArrayList<@Nullable Object>();
    for (RecordComponent component : result.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        values.add(component.getAccessor().invoke(result));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return values;
  }
}
