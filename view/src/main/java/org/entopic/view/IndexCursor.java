package org.entopic.view;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Rows by the value of an index; each row has one value, so none comes twice. */
final class IndexCursor extends AheadCursor {
  private final MemoryStore store;
  private final EqualityIndex index;
  private final Iterator<Object> values;
  private final @Nullable IntPredicate others;
  private EqualityIndex.@Nullable Matcher matcher;
  private int[] slots = {};
  private int next;

  /**
   * Starts reading.
   *
   * @param others tells whether a slot can have a row that is wanted; null if all can
   */
  IndexCursor(
      SnapshotReadView view,
      MemoryStore store,
      EqualityIndex index,
      List<Object> values,
      @Nullable IntPredicate others) {
    super(view);
    this.store = store;
    this.index = index;
    this.values = distinct(values);
    this.others = others;
  }

  private static Iterator<Object> distinct(List<Object> values) {
    if (values.size() == 1) {
      return List.of(EqualityIndex.normal(values.get(0))).iterator();
    }
    var distinct = new LinkedHashSet<Object>();
    values.forEach(each -> distinct.add(EqualityIndex.normal(each)));
    return distinct.iterator();
  }

  /** Looks at one value's slots at a time, because rows are compared with it. */
  @Override
  int look(@Nullable Object[] into, long publication) {
    int looked = 0;
    while (looked == 0) {
      if (next == slots.length) {
        if (!values.hasNext()) {
          return 0;
        }
        Object value = values.next();
        matcher = index.new Matcher(value);
        slots = index.find(value);
        next = 0;
      }
      while (next < slots.length && looked < into.length) {
        int slot = slots[next++];
        if (slot >= 0 && (others == null || others.test(slot))) {
          into[looked++] = store.slots.get(slot);
        }
      }
    }
    return looked;
  }

  @Override
  boolean fits(Row row) {
    return matcher != null && matcher.matches(row);
  }
}
