package org.entopic.engine.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.entopic.engine.query.expression.BoundCollection;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Pairs of rows of two plans, in the order of the left side. */
final class JoinedRows implements RowCursor {
  static final GroupRowType PAIR = new GroupRowType(2);

  private final RowCursor left;
  private final QueryStep.JoinKind kind;
  private final Partners partners;
  private final Deque<Row> pairs = new ArrayDeque<>();
  private final RowBuilder builder = new RowBuilder(PAIR);
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
    return new JoinedRows(left, join.kind(), partners(view, join, right));
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
            ? new ByIndex(view, keys.left(), join.finder())
            : new ByHash(view, keys, right);
  }

  /** Starts a join with the elements of a collection. */
  static RowCursor ofMembers(ReadView view, RowCursor left, PlanStep.JoinMembers join) {
    return new JoinedRows(left, join.kind(), new Members(view, join.collection()));
  }

  @Override
  public @Nullable Row next() {
    while (pairs.isEmpty()) {
      Row row = ended ? null : left.next();
      if (row != null) {
        List<Row> found = partners.of(row);
        found.forEach(partner -> pairs.add(pair(row, partner)));
        if (found.isEmpty() && keepsLeft()) {
          pairs.add(pair(row, null));
        }
      } else if (ended) {
        return null;
      } else {
        ended = true;
        if (kind == QueryStep.JoinKind.RIGHT || kind == QueryStep.JoinKind.FULL) {
          partners.alone().forEach(alone -> pairs.add(pair(null, alone)));
        }
      }
    }
    return pairs.poll();
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

  /** Rows found by an index for each row of the left side. */
  private record ByIndex(ReadView view, List<RowExpression> key, RowFinder finder)
      implements Partners {
    @Override
    public List<Row> of(Row left) {
      Object value = value(RowKey.values(key, view, left));
      var found = new ArrayList<Row>();
      if (value != null) {
        view.read(finder.access(List.of(value))).forEachRemaining(found::add);
      }
      return found;
    }

    private static @Nullable Object value(@Nullable Object[] values) {
      if (values.length == 1) {
        return values[0];
      }
      var present = new Object[values.length];
      for (int i = 0; i < present.length; i++) {
        Object value = values[i];
        if (value == null) {
          return null;
        }
        present[i] = value;
      }
      return KeyValues.of(present);
    }

    @Override
    public List<Row> alone() {
      throw new IllegalStateException("An index does not say which rows were not asked for.");
    }
  }

  /** Rows in a hash table, read when the first is asked for. */
  private static final class ByHash implements Partners {
    private final ReadView view;
    private final PlanStep.Join.Keys keys;
    private final Supplier<RowCursor> right;
    private final List<Row> withoutKey = new ArrayList<>();
    private final Map<Object, Bucket> buckets = new HashMap<>();
    private boolean read;

    /** The rows of one key. */
    private static final class Bucket {
      final List<Row> rows = new ArrayList<>();
      boolean used;
    }

    ByHash(ReadView view, PlanStep.Join.Keys keys, Supplier<RowCursor> right) {
      this.view = view;
      this.keys = keys;
      this.right = right;
    }

    private @Nullable Object key(List<RowExpression> expressions, Row row) {
      @Nullable Object[] values = RowKey.values(expressions, view, row);
      for (Object value : values) {
        if (value == null) {
          return null;
        }
      }
      return RowKey.identity(values);
    }

    private void read() {
      if (!read) {
        read = true;
        right.get().forEachRemaining(this::add);
      }
    }

    private void add(Row row) {
      Object key = key(keys.right(), row);
      if (key == null) {
        withoutKey.add(row);
      } else {
        buckets.computeIfAbsent(key, any -> new Bucket()).rows.add(row);
      }
    }

    @Override
    public List<Row> of(Row left) {
      read();
      Object key = key(keys.left(), left);
      Bucket bucket = key == null ? null : buckets.get(key);
      if (bucket == null) {
        return List.of();
      }
      bucket.used = true;
      return bucket.rows;
    }

    @Override
    public List<Row> alone() {
      read();
      var alone = new ArrayList<>(withoutKey);
      buckets.values().stream()
          .filter(bucket -> !bucket.used)
          .forEach(bucket -> alone.addAll(bucket.rows));
      return alone;
    }
  }
}
