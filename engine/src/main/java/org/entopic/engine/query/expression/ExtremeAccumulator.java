package org.entopic.engine.query.expression;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Keeps the row with the smallest or the largest value, the first of several. */
final class ExtremeAccumulator implements Accumulator {
  private final RowExpression value;
  private final RowOrder order;
  private final int sign;
  private @Nullable ReadView view;
  private @Nullable Row best;

  /**
   * Creates an accumulator.
   *
   * @param sign negative for the smallest value, positive for the largest
   */
  ExtremeAccumulator(RowExpression value, int sign) {
    this.value = value;
    this.order = Comparisons.order(value);
    this.sign = sign;
  }

  @Override
  public void add(ReadView current, Row row) {
    if (!value.isNull(current, row)
        && (best == null || Integer.signum(order.compare(current, row, best)) == sign)) {
      best = row;
      view = current;
    }
  }

  @Override
  public @Nullable Object result() {
    return best == null || view == null ? null : value.get(view, best);
  }
}
