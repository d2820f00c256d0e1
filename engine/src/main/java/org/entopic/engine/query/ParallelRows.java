package org.entopic.engine.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all parts for which a condition holds, in their order: each part is read by one
 * thread, some parts ahead of whoever wants the rows, whose thread reads too.
 */
final class ParallelRows implements RowCursor, AutoCloseable {
  private static final int THREADS = ForkJoinPool.getCommonPoolParallelism() + 1;
  private static final int AHEAD = 2 * THREADS;

  /** How many parts are worth having: small ones, as processors have other things to do. */
  static final int PARTS = 16 * THREADS;

  private final ReadView view;
  private final Iterator<RowCursor> parts;
  private final RowPredicate predicate;
  private final ArrayDeque<Part> ahead = new ArrayDeque<>();
  private Iterator<Row> rows = List.<Row>of().iterator();
  private volatile boolean closed;

  ParallelRows(ReadView view, List<RowCursor> parts, RowPredicate predicate) {
    this.view = view;
    this.parts = parts.iterator();
    this.predicate = predicate;
  }

  @Override
  public @Nullable Row next() {
    while (!rows.hasNext()) {
      while (parts.hasNext() && ahead.size() < AHEAD) {
        var part = new Part(parts.next());
        ahead.add(part);
        ForkJoinPool.commonPool().execute(part);
      }
      Part first = ahead.poll();
      if (first == null) {
        return null;
      }
      first.run();
      helpUntil(first.kept);
      rows = first.join().iterator();
    }
    return rows.next();
  }

  /** Reads later parts rather than wait for one that another thread reads. */
  private void helpUntil(CompletableFuture<?> wanted) {
    for (Part later : ahead) {
      if (wanted.isDone()) {
        return;
      }
      later.run();
    }
  }

  /** One part, read by the first thread that comes to it. */
  private final class Part implements Runnable {
    private final RowCursor source;
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private final CompletableFuture<List<Row>> kept = new CompletableFuture<>();

    Part(RowCursor source) {
      this.source = source;
    }

    @Override
    public void run() {
      if (isBegun.compareAndSet(false, true)) {
        try {
          kept.complete(closed ? List.of() : read());
        } catch (RuntimeException | Error e) {
          kept.completeExceptionally(e);
        }
      }
    }

    private List<Row> read() {
      var rowsKept = new ArrayList<Row>();
      new FilteredRows(view, source, predicate).forEachRemaining(rowsKept::add);
      return rowsKept;
    }

    /** Returns the rows; what a thread threw is thrown as it is. */
    List<Row> join() {
      try {
        return kept.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException known) {
          throw known;
        } else if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      }
    }
  }

  /** Waits for the threads that still read. */
  @Override
  public void close() {
    closed = true;
    for (Part part : ahead) {
      part.run();
      part.kept.handle((rowsKept, failure) -> null).join();
    }
    ahead.clear();
  }
}
