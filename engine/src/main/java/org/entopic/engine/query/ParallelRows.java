package org.entopic.engine.query;

import java.util.ArrayDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * The rows for which a condition holds, in the order in which they are read: one thread reads them
 * and all test them, some batches ahead of whoever wants them.
 */
final class ParallelRows implements RowCursor, AutoCloseable {
  private static final int BATCH = 4_096;

  private final ReadView view;
  private final RowCursor source;
  private final RowPredicate predicate;
  private final ArrayDeque<Batch> ahead = new ArrayDeque<>();
  private final int most = 2 * (ForkJoinPool.getCommonPoolParallelism() + 1);
  private Row[] rows = {};
  private int count;
  private int at;
  private boolean ended;
  private volatile boolean closed;

  ParallelRows(ReadView view, RowCursor source, RowPredicate predicate) {
    this.view = view;
    this.source = source;
    this.predicate = predicate;
  }

  /** Rows that are being tested; the result is how many are kept. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Batch(Row[] rows, ForkJoinTask<Integer> kept) {}

  @Override
  public @Nullable Row next() {
    while (at == count) {
      fill();
      Batch first = ahead.poll();
      if (first == null) {
        return null;
      }
      rows = first.rows();
      count = kept(first);
      at = 0;
    }
    return rows[at++];
  }

  private void fill() {
    while (!ended && ahead.size() < most) {
      var read = new Row[BATCH];
      int size = 0;
      while (size < BATCH && !ended) {
        Row row = source.next();
        if (row == null) {
          ended = true;
        } else {
          read[size++] = row;
        }
      }
      int filled = size;
      ahead.add(new Batch(read, ForkJoinPool.commonPool().submit(() -> test(read, filled))));
    }
  }

  private int test(Row[] read, int filled) {
    return closed ? 0 : predicate.retain(view, read, filled);
  }

  /** What a test throws is thrown here; the pool may have put another of its class around it. */
  private static int kept(Batch batch) {
    try {
      return batch.kept().join();
    } catch (RuntimeException e) {
      if (e.getCause() != null && e.getCause().getClass() == e.getClass()) {
        throw (RuntimeException) e.getCause();
      }
      throw e;
    }
  }

  /** Waits for the threads that still test rows. */
  @Override
  public void close() {
    closed = true;
    ahead.forEach(batch -> batch.kept().quietlyJoin());
    ahead.clear();
  }
}
