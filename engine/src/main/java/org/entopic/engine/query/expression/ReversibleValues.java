package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.util.Comparator;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of rows that come and go, for the smallest, the largest, or how many different
 * ones there are; a copy shares them.
 */
final class ReversibleValues implements ReversibleAccumulator {
  private static final Comparator<Object> BY_DIGITS =
      ValueKind.DECIMAL.order().thenComparing(value -> ((BigDecimal) value).scale());

  private final AggregateFunction function;
  private final RowExpression value;
  private ValueCounts values;

  /**
   * Creates an accumulator.
   *
   * @param function {@code MIN}, {@code MAX} or {@code COUNT_DISTINCT}
   */
  ReversibleValues(AggregateFunction function, RowExpression value) {
    this(function, value, ValueCounts.none(order(function, value.kind())));
  }

  private ReversibleValues(AggregateFunction function, RowExpression value, ValueCounts values) {
    this.function = function;
    this.value = value;
    this.values = values;
  }

  /** Of decimals that are equal but for their digits, one that a row still has is to be shown. */
  private static Comparator<Object> order(AggregateFunction function, ValueKind kind) {
    return kind == ValueKind.DECIMAL && function != AggregateFunction.COUNT_DISTINCT
        ? BY_DIGITS
        : kind.order();
  }

  @Override
  public void add(ReadView view, Row row) {
    Object next = value.get(view, row);
    if (next != null) {
      values = values.plus(next);
    }
  }

  @Override
  public void remove(ReadView view, Row row) {
    Object gone = value.get(view, row);
    if (gone != null) {
      values = values.minus(gone);
    }
  }

  @Override
  public ReversibleAccumulator copy() {
    return new ReversibleValues(function, value, values);
  }

  @Override
  public @Nullable Object result() {
    return switch (function) {
      case MIN -> values.first();
      case MAX -> values.last();
      default -> (long) values.different();
    };
  }
}
