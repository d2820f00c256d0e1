package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;

/** The rows of one side of a join in a hash table, read when the first is asked for. */
final class HashedPartners implements JoinedRows.Partners {
  private final ReadView view;
  private final HashKey own;
  private final HashKey other;
  private final List<RowExpression> keysOfRight;
  private final KeyNumbers numbers;
  private final Supplier<RowCursor> right;
  private final List<Row> withoutKey = new ArrayList<>();
  private final Buckets<Row> rows = new Buckets<>();
  private final BitSet used = new BitSet();
  private boolean read;

  HashedPartners(ReadView view, PlanStep.Join.Keys keys, Supplier<RowCursor> right) {
    this.view = view;
    this.own = HashKey.ofAll(keys.left());
    this.other = HashKey.ofAll(keys.right());
    this.keysOfRight = keys.right();
    this.numbers = KeyNumbers.of(own, other);
    this.right = right;
  }

  private void read() {
    if (!read) {
      read = true;
      right.get().forEachRemaining(this::add);
    }
  }

  private void add(Row row) {
    int number = numbers.add(other, view, row);
    if (number < 0) {
      withoutKey.add(row);
    } else {
      rows.add(number, row);
    }
  }

  /** Reads both sides, and keeps of the right one what the left one asks for. */
  RowCursor readFor(RowCursor left) {
    read = true;
    var lefts = new ArrayList<Row>();
    left.forEachRemaining(lefts::add);
    lefts.forEach(row -> numbers.add(own, view, row));
    if (numbers.size() > 0) {
      right
          .get()
          .forEachRemaining(
              row -> {
                int number = numbers.find(other, view, row);
                if (number >= 0) {
                  rows.add(number, row);
                }
              });
    }
    Iterator<Row> each = lefts.iterator();
    return () -> each.hasNext() ? each.next() : null;
  }

  /** Reads the right side, and starts reading the rows of the left one that have its keys. */
  RowCursor leadTo(RowFinder finder) {
    read();
    var keys = new ArrayList<Object>();
    for (int number = 0; number < numbers.size(); number++) {
      keys.add(Objects.requireNonNull(RowKey.of(keysOfRight, view, rows.of(number).get(0))));
    }
    return keys.isEmpty() ? () -> null : view.read(finder.access(view, keys));
  }

  @Override
  public List<Row> of(Row left) {
    read();
    int number = numbers.find(own, view, left);
    if (number >= 0) {
      used.set(number);
    }
    return rows.of(number);
  }

  @Override
  public List<Row> alone() {
    read();
    var alone = new ArrayList<>(withoutKey);
    for (int number = used.nextClearBit(0);
        number < numbers.size();
        number = used.nextClearBit(number + 1)) {
      alone.addAll(rows.of(number));
    }
    return alone;
  }
}
