package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.engine.query.expression.BoundCollection;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Pairs of rows of two plans, in the order of the left side. */
final class JoinedRows implements RowCursor {
  static final GroupRowType PAIR = new GroupRowType(2);

  /** In place of partners, where there are none. */
  private static final List<@Nullable Row> NOBODY = Collections.singletonList(null);

  /** For how many rows partners are looked up at once, before pairs are made. */
  private static final int BATCH = 32;

  private final RowCursor left;
  private final QueryStep.JoinKind kind;
  private final Partners partners;
  private final RowBuilder builder = new RowBuilder(PAIR);
  private @Nullable Row first;
  private List<? extends @Nullable Row> found = List.of();
  private int at;
  private boolean ended;

  /** Finds the rows of the right side that belong to one of the left side. */
  interface Partners {
    List<Row> of(Row left);

    /** Returns the rows of the right side that belonged to none. */
    List<Row> alone();
  }

  private JoinedRows(RowCursor left, QueryStep.JoinKind kind, Partners partners) {
    this.left = left;
    this.kind = kind;
    this.partners = partners;
  }

  /**
   * Starts a join.
   *
   * @param right reads the rows of the right side, when they are needed
   */
  static RowCursor of(
      ReadView view, RowCursor left, PlanStep.Join join, Supplier<RowCursor> right) {
    if (!join.ownFirst()) {
      return new JoinedRows(left, join.kind(), partners(view, join, right));
    }
    var table = new HashedPartners(view, Objects.requireNonNull(join.keys()), right);
    return new JoinedRows(new DeferredRows(() -> table.readFor(left)), join.kind(), table);
  }

  /** Starts a join of the rows that the other side's keys lead to, where these are few. */
  static Led led(ReadView view, PlanStep.Join join, RowFinder own, Supplier<RowCursor> right) {
    var table = new HashedPartners(view, Objects.requireNonNull(join.keys()), right);
    return new Led(new DeferredRows(() -> table.leadTo(own)), table);
  }

  /**
   * The beginning of a join that the other side leads.
   *
   * @param left the rows on the left
   * @param partners finds those of the other side
   */
  record Led(RowCursor left, Partners partners) {
    /** Joins what is left of the rows. */
    RowCursor join(RowCursor rows) {
      return new JoinedRows(rows, QueryStep.JoinKind.INNER, partners);
    }
  }

  /**
   * Returns what finds partners.
   *
   * @param right reads the rows of the right side, when they are needed
   */
  static Partners partners(ReadView view, PlanStep.Join join, Supplier<RowCursor> right) {
    PlanStep.Join.Keys keys = join.keys();
    return keys == null
        ? new All(right)
        : join.finder() != null
            ? new ByIndex(view, keys.left(), join.finder(), join.condition())
            : new HashedPartners(view, keys, right);
  }

  /** Starts a join with the elements of a collection. */
  static RowCursor ofMembers(ReadView view, RowCursor left, PlanStep.JoinMembers join) {
    return new JoinedRows(left, join.kind(), new Members(view, join.collection()));
  }

  @Override
  public @Nullable Row next() {
    while (at == found.size()) {
      Row row = ended ? null : left.next();
      if (row != null) {
        start(row, others(row));
      } else if (ended) {
        return null;
      } else {
        end();
      }
    }
    return pair(first, found.get(at++));
  }

  @Override
  public void forEachRemaining(Consumer<? super Row> action) {
    hand(action);
    if (!ended) {
      var batch = new Batch(action);
      left.forEachRemaining(batch);
      batch.flush();
      end();
      hand(action);
    }
  }

  private final class Batch implements Consumer<Row> {
    private final Consumer<? super Row> action;
    private final List<Row> rows = new ArrayList<>(BATCH);
    private final List<List<? extends @Nullable Row>> others = new ArrayList<>(BATCH);

    Batch(Consumer<? super Row> action) {
      this.action = action;
    }

    @Override
    public void accept(Row row) {
      rows.add(row);
      if (rows.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      rows.forEach(row -> others.add(others(row)));
      for (int i = 0; i < rows.size(); i++) {
        start(rows.get(i), others.get(i));
        hand(action);
      }
      rows.clear();
      others.clear();
    }
  }

  private void hand(Consumer<? super Row> action) {
    while (at < found.size()) {
      action.accept(pair(first, found.get(at++)));
    }
  }

  private List<? extends @Nullable Row> others(Row row) {
    List<Row> partnersOfRow = partners.of(row);
    return partnersOfRow.isEmpty() && keepsLeft() ? NOBODY : partnersOfRow;
  }

  private void start(Row row, List<? extends @Nullable Row> others) {
    first = row;
    found = others;
    at = 0;
  }

  /** Goes on to the rows of the right side that belonged to none. */
  private void end() {
    ended = true;
    first = null;
    found =
        kind == QueryStep.JoinKind.RIGHT || kind == QueryStep.JoinKind.FULL
            ? partners.alone()
            : List.of();
    at = 0;
  }

  private boolean keepsLeft() {
    return kind == QueryStep.JoinKind.LEFT || kind == QueryStep.JoinKind.FULL;
  }

  private Row pair(@Nullable Row first, @Nullable Row second) {
    builder.setObject(0, first);
    builder.setObject(1, second);
    return builder.buildNested();
  }

  /** All rows of the right side. */
  private static final class All implements Partners {
    private final Supplier<RowCursor> right;
    private @Nullable List<Row> rows;

    All(Supplier<RowCursor> right) {
      this.right = right;
    }

    @Override
    public List<Row> of(Row left) {
      if (rows == null) {
        var read = new ArrayList<Row>();
        right.get().forEachRemaining(read::add);
        rows = read;
      }
      return rows;
    }

    @Override
    public List<Row> alone() {
      return List.of();
    }
  }

  /** The elements of a collection of each row of the left side. */
  private record Members(ReadView view, BoundCollection collection) implements Partners {
    @Override
    public List<Row> of(Row left) {
      var found = new ArrayList<Row>();
      collection.forEach(view, left, found::add);
      return found;
    }

    @Override
    public List<Row> alone() {
      throw new IllegalStateException("Elements are found by their owners only.");
    }
  }

  /** Rows found by key or index for each row of the left side. */
  private record ByIndex(
      ReadView view, List<RowExpression> key, RowFinder finder, @Nullable RowPredicate condition)
      implements Partners {
    @Override
    public List<Row> of(Row left) {
      Object value = RowKey.of(key, view, left);
      if (value == null) {
        return List.of();
      }
      if (finder.isKey()) {
        Row row = view.find(finder.type(), value);
        return row != null && fits(row) ? List.of(row) : List.of();
      }
      var found = new ArrayList<Row>();
      RowCursor rows = view.read(finder.access(List.of(value)));
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (fits(row)) {
          found.add(row);
        }
      }
      return found;
    }

    private boolean fits(Row row) {
      return condition == null || condition.test(view, row);
    }

    @Override
    public List<Row> alone() {
      throw new IllegalStateException("An index does not say which rows were not asked for.");
    }
  }
}
