package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Rows in order; reads all when asked for the first. */
final class SortedRows implements RowCursor {
  private static final long TOP_LIMIT = 100_000;

  private final RowCursor source;
  private final Comparator<Row> order;
  private final long first;
  private final boolean latestFirst;
  private @Nullable Iterator<Row> sorted;

  /**
   * Creates a cursor.
   *
   * @param first how many rows will be read at the most
   * @param latestFirst whether equal rows come in the opposite of the order in which they came
   */
  SortedRows(RowCursor source, Comparator<Row> order, long first, boolean latestFirst) {
    this.source = source;
    this.order = order;
    this.first = first;
    this.latestFirst = latestFirst;
  }

  @Override
  public @Nullable Row next() {
    if (sorted == null) {
      sorted = sort().iterator();
    }
    return sorted.hasNext() ? sorted.next() : null;
  }

  private List<Row> sort() {
    if (first == 0) {
      return List.of();
    }
    if (first <= TOP_LIMIT) {
      var top = new TopRows(order, (int) first, latestFirst);
      source.forEachRemaining(top::add);
      return top.toList();
    }
    var rows = new ArrayList<Row>();
    source.forEachRemaining(rows::add);
    if (latestFirst) {
      Collections.reverse(rows);
    }
    rows.sort(order);
    return rows;
  }
}
