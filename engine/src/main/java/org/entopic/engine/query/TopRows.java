package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The first rows of an order: collects some more than wanted, then keeps the first of them. */
final class TopRows {
  private static final int SLACK = 1024;

  private final Comparator<Row> order;
  private final int limit;
  private final int capacity;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable Row last;

  TopRows(Comparator<Row> order, int limit) {
    this.order = order;
    this.limit = limit;
    this.capacity = limit + Math.max(limit, SLACK);
  }

  void add(Row row) {
    if (last != null && order.compare(row, last) >= 0) {
      return;
    }
    rows.add(row);
    if (rows.size() == capacity) {
      cut();
      last = rows.get(limit - 1);
    }
  }

  /** Sorts stably: of equal rows the first to come stays. */
  private void cut() {
    rows.sort(order);
    if (rows.size() > limit) {
      rows.subList(limit, rows.size()).clear();
    }
  }

  /** Returns the rows in order. */
  List<Row> toList() {
    cut();
    return rows;
  }
}
