package org.entopic.engine.query.expression;

import org.entopic.query.tree.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** Chooses what works out an aggregate. */
final class Accumulators {
  private Accumulators() {}

  static Accumulator of(AggregateFunction function, RowExpression value) {
    return switch (function) {
      case COUNT -> new CountAccumulator(value);
      case COUNT_DISTINCT -> new DistinctAccumulator(value, null);
      case SUM_DISTINCT -> new DistinctAccumulator(value, of(AggregateFunction.SUM, value));
      case MIN -> new ExtremeAccumulator(value, -1);
      case MAX -> new ExtremeAccumulator(value, 1);
      case AVERAGE_DISTINCT -> new DistinctAccumulator(value, of(AggregateFunction.AVERAGE, value));
      case SUM -> sum(Mean.NONE, value);
      case AVERAGE -> sum(Mean.DOUBLE, value);
      case EXACT_AVERAGE -> sum(Mean.DECIMAL, value);
    };
  }

  /** Returns what can take rows out again; nothing where that would not be exact. */
  static @Nullable ReversibleAccumulator reversible(RowAggregate aggregate) {
    RowExpression value = aggregate.argument();
    if (value != null && isOfValues(aggregate.function())) {
      boolean hasOrder = value.kind().isOrdered() || value.kind() == ValueKind.BYTES;
      return hasOrder ? new ReversibleValues(aggregate.function(), value) : null;
    }
    Mean mean =
        switch (aggregate.function()) {
          case COUNT, SUM -> Mean.NONE;
          case AVERAGE -> Mean.DOUBLE;
          case EXACT_AVERAGE -> Mean.DECIMAL;
          default -> null;
        };
    if (mean == null) {
      return null;
    } else if (aggregate.function() == AggregateFunction.COUNT) {
      return new CountAccumulator(value);
    } else if (value == null) {
      return null;
    }
    return switch (value.kind()) {
      case INTEGRAL -> new IntegerSum(value, mean);
      case FLOAT, DOUBLE -> null;
      default -> new ReversibleDecimalSum(value, mean);
    };
  }

  private static boolean isOfValues(AggregateFunction function) {
    return function == AggregateFunction.MIN
        || function == AggregateFunction.MAX
        || function == AggregateFunction.COUNT_DISTINCT;
  }

  private static Accumulator sum(Mean mean, RowExpression value) {
    return switch (value.kind()) {
      case INTEGRAL -> new IntegerSum(value, mean);
      case FLOAT, DOUBLE -> new RealSum(value, mean);
      default -> new DecimalSum(value, mean);
    };
  }
}
