package org.entopic.engine.query.expression;

import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.tree.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of rows that fits the model.
 *
 * @param function the function
 * @param argument the value of a row; null counts rows
 */
public record RowAggregate(AggregateFunction function, @Nullable RowExpression argument)
    implements GroupValue {

  @Override
  public StoreType type() {
    if (argument == null) {
      return new StoreType.Scalar(ScalarType.LONG);
    }
    return switch (function) {
      case COUNT, COUNT_DISTINCT -> new StoreType.Scalar(ScalarType.LONG);
      case AVERAGE, AVERAGE_DISTINCT -> new StoreType.Scalar(ScalarType.DOUBLE);
      case EXACT_AVERAGE -> new StoreType.Scalar(ScalarType.DECIMAL);
      case MIN, MAX -> argument.type();
      case SUM, SUM_DISTINCT ->
          switch (argument.kind()) {
            case INTEGRAL -> new StoreType.Scalar(ScalarType.LONG);
            case FLOAT -> new StoreType.Scalar(ScalarType.DOUBLE);
            default -> argument.type();
          };
    };
  }

  @Override
  public @Nullable RowExpression isOneOfItsValues() {
    return function == AggregateFunction.MIN || function == AggregateFunction.MAX ? argument : null;
  }

  @Override
  public Accumulator start() {
    return argument == null ? new CountAccumulator(null) : Accumulators.of(function, argument);
  }
}
