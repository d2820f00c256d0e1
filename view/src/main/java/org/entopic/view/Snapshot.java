package org.entopic.view;

import java.util.concurrent.atomic.AtomicInteger;

/** One published state: its number, its stores, and how many readers hold it. */
final class Snapshot {
  private static final long NOT_READY = -1;

  final long number;
  final StoreTable stores;
  final AtomicInteger pins = new AtomicInteger();
  private final long[] counts;

  private Snapshot(long number, StoreTable stores, long[] counts) {
    this.number = number;
    this.stores = stores;
    this.counts = counts;
  }

  /** Returns a state with the present numbers of rows. */
  static Snapshot of(long number, StoreTable stores) {
    var counts = new long[stores.size()];
    for (int i = 0; i < counts.length; i++) {
      TypeStore store = stores.get(i);
      counts[i] = store != null && store.isReady() ? store.rowCount() : NOT_READY;
    }
    return new Snapshot(number, stores, counts);
  }

  /** Returns how many rows a store has, negative if the store was not ready. */
  long count(TypeStore store) {
    return store.index < counts.length ? counts[store.index] : NOT_READY;
  }
}
