package org.entopic.view;

import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;

/** How many rows have an amount, and the sum of their keys. */
record KeysByAmount(Items items) implements RowAggregation {

  /** The numbers of one group. */
  static final class Sum implements State {
    long rows;
    long keys;

    @Override
    public void add(Row row) {
      rows++;
      keys += (Integer) row.key();
    }

    @Override
    public void remove(Row row) {
      rows--;
      keys -= (Integer) row.key();
    }

    @Override
    public State copy() {
      var copy = new Sum();
      copy.rows = rows;
      copy.keys = keys;
      return copy;
    }
  }

  @Override
  public Object groupOf(Row row) {
    return items.amount(row);
  }

  @Override
  public State start(Row member) {
    return new Sum();
  }
}
