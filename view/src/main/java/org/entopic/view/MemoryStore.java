package org.entopic.view;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreDefinition;
import org.jspecify.annotations.Nullable;

/** Rows that are all in memory: a hash map from key to slot, the slots, and indexes beside them. */
final class MemoryStore extends TypeStore {
  private final Object sorting = new Object();
  private volatile @Nullable SortedKeys sortedKeys;

  MemoryStore(int index, StoreDefinition definition) {
    super(index, definition);
  }

  @Override
  void complete() {
    indexes.buildLate(slots);
    indexes.buildOrdered(slots);
  }

  @Override
  @Nullable Row find(Object key, long publication) {
    return Version.visible(element(key), publication);
  }

  /** Returns what is in the slot of a key: a row, a version, or nothing. */
  @Nullable Object element(Object key) {
    Slot slot = slotsByKey.get(key);
    return slot == null ? null : slot.element;
  }

  @Override
  RowCursor read(SnapshotReadView view, StoreAccess access) {
    if (access instanceof StoreAccess.FullScan) {
      int high = slots.high();
      return new ScanCursor(view, slots.chunks(), 0, high);
    }
    if (access instanceof StoreAccess.KeyLookup lookup) {
      return new KeyLookupCursor(view, this, lookup.keys());
    }
    if (access instanceof StoreAccess.IndexLookup lookup) {
      IntPredicate others =
          lookup.also().stream()
              .map(also -> index(also).slotsOf(also.values()))
              .reduce(IntPredicate::and)
              .orElse(null);
      return new IndexCursor(view, this, index(lookup), lookup.values(), others);
    }
    if (access instanceof StoreAccess.IndexRange range) {
      return new OrderedCursor(view, slots, orderedIndex(range.index()), range);
    }
    if (access instanceof StoreAccess.KeyRange range) {
      return new KeyRangeCursor(view, this, range.from(), range.to(), range.direction());
    }
    var prefix = (StoreAccess.KeyPrefix) access;
    return prefix(view, prefix.prefix(), prefix.direction());
  }

  /** Values of several properties are taken to have nothing to do with each other. */
  private long estimate(StoreAccess.IndexLookup lookup) {
    EqualityIndex index = indexes.find(lookup.index());
    if (index == null) {
      return -1;
    }
    double all = Math.max(1, rows.sum());
    double found = index.estimate(lookup.values());
    for (StoreAccess.IndexLookup also : lookup.also()) {
      found *= Math.min(1, index(also).estimate(also.values()) / all);
    }
    return Math.round(found);
  }

  private EqualityIndex index(StoreAccess.IndexLookup lookup) {
    EqualityIndex index = indexes.find(lookup.index());
    if (index == null) {
      throw ViewMessages.unknownIndex(topic, lookup.index().name());
    }
    return index;
  }

  @Override
  List<RowCursor> readParts(SnapshotReadView view, StoreAccess.FullScan access, int most) {
    int high = slots.high();
    Object[][] chunks = slots.chunks();
    int whole = (high + SlotTable.SIZE - 1) / SlotTable.SIZE;
    int size = Math.max(1, (whole + most - 1) / most) * SlotTable.SIZE;
    List<RowCursor> parts = new ArrayList<>();
    for (int from = 0; from < high; from += size) {
      parts.add(new ScanCursor(view, chunks, from, Math.min(high, from + size)));
    }
    return parts;
  }

  @Override
  long count(SnapshotReadView view, StoreAccess access, long all) {
    return access instanceof StoreAccess.IndexRange range
        ? orderedIndex(range.index()).count(range.from(), range.to(), all)
        : -1;
  }

  @Override
  long estimate(StoreAccess access) {
    if (access instanceof StoreAccess.IndexLookup lookup) {
      return estimate(lookup);
    }
    if (access instanceof StoreAccess.KeyRange range) {
      SortedKeys sorted = sortedKeys;
      return sorted == null ? -1 : KeyRangeCursor.count(sorted.runs(), range.from(), range.to());
    }
    return access instanceof StoreAccess.IndexRange range
        ? orderedIndex(range.index()).estimate(range.from(), range.to())
        : -1;
  }

  private RowCursor prefix(SnapshotReadView view, List<Object> values, Direction direction) {
    boolean composite = definition.type().primaryKey().isComposite();
    var bound = new Bound(composite ? KeyValues.of(values.toArray()) : values.get(0), true);
    return new KeyRangeCursor(view, this, bound, bound, direction);
  }

  @Override
  void forEachRow(Consumer<? super Row> action) {
    int high = slots.high();
    for (int slot = 0; slot < high; slot++) {
      Row row = Version.newest(slots.get(slot));
      if (row != null) {
        action.accept(row);
      }
    }
  }

  @Override
  void restore(DecodedRecord record) {
    Object key = record.goodKey();
    Row row = record.row;
    Slot slot = slotsByKey.get(key);
    if (slot == null) {
      if (row == null) {
        return;
      }
      Slot fresh = slots.allocate();
      slots.set(fresh, row);
      slot = slotsByKey.putIfAbsent(key, fresh);
      if (slot == null) {
        rows.increment();
        indexes.add(row, fresh.number);
        return;
      }
      slots.release(fresh);
    }
    Row before = Version.newest(slot.element);
    if (before == null || !supersedes(record, before)) {
      return;
    }
    if (row != null) {
      slots.set(slot, row);
      indexes.replace(before, row, slot.number);
    } else {
      slotsByKey.remove(key);
      slots.release(slot);
      rows.decrement();
      indexes.remove(before, slot.number);
    }
  }

  @Override
  @Nullable Row below(Object key) {
    return null;
  }

  @Override
  void added(Object key, Slot slot) {
    // Either this sees the index, or whoever builds it sees the key.
    VarHandle.fullFence();
    SortedKeys sorted = sortedKeys;
    if (sorted != null && sorted.added(key, slot)) {
      sortedKeys = null;
    }
  }

  @Override
  void settled(Slot slot, Version only) {
    if (only.row == null) {
      remove(only.key, slot);
    } else {
      slots.set(slot, only.row);
    }
  }

  private void remove(Object key, Slot slot) {
    slotsByKey.remove(key);
    slots.release(slot);
    SortedKeys sorted = sortedKeys;
    if (sorted != null && sorted.removed()) {
      sortedKeys = null;
    }
  }

  /** Returns all keys in order, among them some that have no row any more. */
  SortedKeys.Runs sortedKeys() {
    SortedKeys sorted = sortedKeys;
    if (sorted == null) {
      synchronized (sorting) {
        sorted = sortedKeys;
        if (sorted == null) {
          sorted = new SortedKeys();
          synchronized (sorted) {
            sortedKeys = sorted;
            VarHandle.fullFence();
            sorted.build(slotsByKey);
          }
        }
      }
    }
    return sorted.runs();
  }
}
