package org.entopic.engine.query.expression;

import org.entopic.query.tree.AggregateFunction;

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

  private static Accumulator sum(Mean mean, RowExpression value) {
    return switch (value.kind()) {
      case INTEGRAL -> new IntegerSum(value, mean);
      case FLOAT, DOUBLE -> new RealSum(value, mean);
      default -> new DecimalSum(value, mean);
    };
  }
}
