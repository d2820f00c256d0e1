package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.engine.query.expression.RowValues;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The rows that some owners lead to, all read at once; not thread-safe. */
final class WantedRows {
  private final ReadView view;
  private final RowFinder finder;
  private final HashKey to;
  private final KeyNumbers numbers;
  private final int[] ofOwners;
  private final List<Object> wanted = new ArrayList<>();

  /**
   * Takes note of what leads on.
   *
   * @param from reads from an owner the values that lead on
   * @param finder finds rows by these values
   */
  WantedRows(ReadView view, List<Row> owners, RowValues from, RowFinder finder) {
    HashKey key = HashKey.of(from);
    this.view = view;
    this.finder = finder;
    this.to = HashKey.of(finder.values());
    this.numbers = KeyNumbers.of(key, to);
    this.ofOwners = new int[owners.size()];
    for (int i = 0; i < ofOwners.length; i++) {
      Row owner = owners.get(i);
      ofOwners[i] = numbers.add(key, view, owner);
      if (ofOwners[i] == wanted.size()) {
        wanted.add(Objects.requireNonNull(from.of(owner)));
      }
    }
  }

  /** Returns how many buckets there are. */
  int size() {
    return wanted.size();
  }

  /** Returns the bucket of an owner's rows, negative where it leads to none. */
  int bucket(int owner) {
    return ofOwners[owner];
  }

  /** Reads the rows for which a condition holds, where there is one. */
  Buckets<Row> read(@Nullable RowPredicate condition) {
    return read(condition, row -> row);
  }

  /** Reads the same rows and keeps what is made of each. */
  <R> Buckets<R> read(@Nullable RowPredicate condition, Function<Row, ? extends R> maker) {
    var found = new Buckets<R>();
    if (!wanted.isEmpty()) {
      view.read(finder.access(view, wanted))
          .forEachRemaining(
              row -> {
                int number = numbers.find(to, view, row);
                if (number >= 0 && (condition == null || condition.test(view, row))) {
                  found.add(number, maker.apply(row));
                }
              });
    }
    return found;
  }
}
