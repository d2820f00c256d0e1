package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Collections;
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
  private final boolean latestFirst;
  private final List<Row> rows = new ArrayList<>();
  private int sorted;
  private @Nullable Row last;

  /**
   * Creates the collector.
   *
   * @param latestFirst whether of equal rows the last to come is the first
   */
  TopRows(Comparator<Row> order, int limit, boolean latestFirst) {
    this.order = order;
    this.limit = limit;
    this.latestFirst = latestFirst;
    this.capacity = limit + Math.max(limit, SLACK);
  }

  void add(Row row) {
    if (last != null && order.compare(row, last) >= (latestFirst ? 1 : 0)) {
      return;
    }
    rows.add(row);
    if (rows.size() == capacity) {
      cut();
      last = rows.get(limit - 1);
    }
  }

  /** Sorts stably, so that equal rows stay as they are put before. */
  private void cut() {
    if (latestFirst) {
      Collections.reverse(rows.subList(sorted, rows.size()));
      Collections.rotate(rows, -sorted);
    }
    rows.sort(order);
    if (rows.size() > limit) {
      rows.subList(limit, rows.size()).clear();
    }
    sorted = rows.size();
  }

  /** Returns the rows in order. */
  List<Row> toList() {
    cut();
    return rows;
  }
}
