package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.entopic.spi.backend.Row;

/** The first rows of an order, kept in a heap with the last of them on top. */
final class TopRows {
  private final Comparator<Row> order;
  private final int limit;
  private final PriorityQueue<Entry> heap;
  private long arrivals;

  /** A row and when it came, which decides between equal ones. */
  private record Entry(Row row, long arrival) {}

  TopRows(Comparator<Row> order, int limit) {
    this.order = order;
    this.limit = limit;
    this.heap = new PriorityQueue<>((a, b) -> compare(b, a));
  }

  private int compare(Entry left, Entry right) {
    int result = order.compare(left.row(), right.row());
    return result != 0 ? result : Long.compare(left.arrival(), right.arrival());
  }

  void add(Row row) {
    long arrival = arrivals++;
    if (heap.size() < limit) {
      heap.add(new Entry(row, arrival));
    } else {
      Entry last = heap.peek();
      if (last != null && order.compare(row, last.row()) < 0) {
        heap.poll();
        heap.add(new Entry(row, arrival));
      }
    }
  }

  /** Returns the rows in order. */
  List<Row> toList() {
    Entry[] entries = heap.toArray(Entry[]::new);
    Arrays.sort(entries, this::compare);
    var rows = new ArrayList<Row>(entries.length);
    for (Entry entry : entries) {
      rows.add(entry.row());
    }
    return rows;
  }
}
