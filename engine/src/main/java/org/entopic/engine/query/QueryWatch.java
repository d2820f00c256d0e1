package org.entopic.engine.query;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * A state of the data that is read only as long as somebody waits for it. Threads that read at once
 * may look a little sooner or later whether somebody does.
 */
final class QueryWatch implements ReadView {
  private static final int INTERVAL = 16;

  private final ReadView view;
  private final String label;
  private final @Nullable Duration limit;
  private final BooleanSupplier cancelled;
  private long begun = System.nanoTime();
  private int reads;

  private QueryWatch(
      ReadView view, String label, @Nullable Duration limit, BooleanSupplier cancelled) {
    this.view = view;
    this.label = label;
    this.limit = limit;
    this.cancelled = cancelled;
  }

  /** Returns a view that is watched where somebody can stop waiting, else the view itself. */
  static ReadView over(ReadView view, QueryContext context, QuerySpec spec) {
    Duration limit = spec.timeout();
    BooleanSupplier cancelled = context.cancellation();
    return limit == null && cancelled == null
        ? view
        : new QueryWatch(view, spec.label(), limit, cancelled == null ? () -> false : cancelled);
  }

  /** Begins to count the time anew. */
  static void restart(ReadView view) {
    if (view instanceof QueryWatch watch) {
      watch.begun = System.nanoTime();
    }
  }

  /** Returns an order that is watched where reading is. */
  static Comparator<Row> over(ReadView view, Comparator<Row> order) {
    if (!(view instanceof QueryWatch watch)) {
      return order;
    }
    return (left, right) -> {
      watch.step();
      return order.compare(left, right);
    };
  }

  private void step() {
    if (reads++ % INTERVAL == 0) {
      check();
    }
  }

  private void check() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The query of " + label + " was cancelled.");
    }
    if (limit != null && System.nanoTime() - begun > NANOSECONDS.convert(limit)) {
      throw QueryMessages.timedOut(label, limit);
    }
  }

  @Override
  public long publication() {
    return view.publication();
  }

  @Override
  public @Nullable Row find(EntityTypeModel of, Object key) {
    step();
    return view.find(of, key);
  }

  @Override
  public long count(EntityTypeModel of) {
    check();
    return view.count(of);
  }

  @Override
  public long count(StoreAccess access) {
    check();
    return view.count(access);
  }

  @Override
  public long estimate(StoreAccess access) {
    return view.estimate(access);
  }

  @Override
  public @Nullable RowGroups groups(EntityTypeModel of, RowAggregation aggregation) {
    check();
    return view.groups(of, aggregation);
  }

  @Override
  public RowCursor read(StoreAccess access) {
    check();
    return watched(view.read(access));
  }

  @Override
  public List<RowCursor> readParts(StoreAccess.FullScan access, int most) {
    check();
    return view.readParts(access, most).stream().map(this::watched).toList();
  }

  private RowCursor watched(RowCursor rows) {
    return () -> {
      step();
      return rows.next();
    };
  }

  @Override
  public void close() {
    view.close();
  }
}
