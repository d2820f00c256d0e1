package org.entopic.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.view.RowStorage.Change;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a storage. In memory are only the versions of keys of which an open snapshot may need an
 * older one; when one version is left, it is written. So a key without a slot has in the storage
 * what every open snapshot sees of it.
 */
final class DiskStore extends TypeStore {
  private static final int LARGE = 8192;
  private static final int CHUNK = 1024;
  private static final int FEW = 32;
  private static final long SOON_NANOS = 1_000_000_000L;
  private static final long LATE_NANOS = 60_000_000_000L;

  final StoredTable table;
  private final List<Slot> due = new ArrayList<>();
  private final Map<Object, Restored> restored = new HashMap<>();
  private @Nullable Mark mark;
  private long lastWrite = System.nanoTime();

  /** Positions, and the publication with which all below them was visible. */
  private record Mark(long publication, Instant time, Map<Integer, Long> positions) {}

  /** The last record of a key that was restored and not written yet. */
  private static final class Restored {
    final byte[] place;
    final byte @Nullable [] before;
    DecodedRecord last;

    Restored(byte[] place, byte @Nullable [] before, DecodedRecord last) {
      this.place = place;
      this.before = before;
      this.last = last;
    }
  }

  DiskStore(int index, StoreDefinition definition, StoredTable table) {
    super(index, definition);
    this.table = table;
    List<Long> wanted = indexes.all().stream().map(StoredIndex::id).toList();
    table.indexes().stream().filter(id -> !wanted.contains(id)).forEach(table::dropIndex);
    if (table.isEmpty()) {
      indexes.all().forEach(table::addIndex);
    }
  }

  @Override
  void clear(String identity) {
    table.clear(identity);
    indexes.all().forEach(table::addIndex);
  }

  @Override
  byte @Nullable [] stored(ViewRecord record) {
    return StoredRows.bytes(record);
  }

  @Override
  void complete() {
    if (!isReady()) {
      writeRestored(positions());
      rows.reset();
      rows.add(table.count());
    }
    List<StoredIndex> missing =
        indexes.all().stream().filter(each -> !table.indexes().contains(each.id())).toList();
    if (!missing.isEmpty()) {
      build(missing);
    }
    indexes.buildLate(slots);
    indexes.orderedAreStored();
  }

  private void build(List<StoredIndex> missing) {
    byte[] from = StoredRows.FIRST;
    while (true) {
      List<Entry> entries = table.range(from, StoredRows.BEYOND, true, CHUNK);
      if (entries.isEmpty()) {
        break;
      }
      List<Change> changes = new ArrayList<>();
      for (Entry entry : entries) {
        Row row = table.row(table.rows.key(entry.key()), entry);
        for (StoredIndex each : missing) {
          byte[] first = each.place(row);
          if (first != null) {
            StoredRows.addEntry(changes, first, entry.key());
          }
        }
      }
      table.write(changes, 0, null);
      from = next(entries.get(entries.size() - 1).key());
    }
    missing.forEach(table::addIndex);
    table.write(List.of(), 0, null);
  }

  @Override
  void forEachRow(Consumer<? super Row> action) {
    for (Slot slot : slotsByKey.values()) {
      Row row = Version.newest(slot.element);
      if (row != null) {
        action.accept(row);
      }
    }
    byte[] from = StoredRows.FIRST;
    while (true) {
      List<Entry> entries = table.range(from, StoredRows.BEYOND, true, CHUNK);
      if (entries.isEmpty()) {
        return;
      }
      for (Entry entry : entries) {
        Object key = table.rows.key(entry.key());
        if (!slotsByKey.containsKey(key)) {
          action.accept(table.row(key, entry));
        }
      }
      from = next(entries.get(entries.size() - 1).key());
    }
  }

  /** Returns the first bytes above some. */
  static byte[] next(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length + 1);
  }

  @Override
  @Nullable Row find(Object key, long publication) {
    Slot slot = slotsByKey.get(key);
    Object element = slot == null ? null : slot.element;
    return element == null ? table.get(key) : Version.visible(element, publication);
  }

  @Override
  RowCursor read(SnapshotReadView view, StoreAccess access) {
    if (access instanceof StoreAccess.KeyLookup lookup) {
      return new KeyLookupCursor(view, this, lookup.keys());
    }
    if (access instanceof StoreAccess.IndexLookup lookup) {
      EqualityIndex index = indexes.find(lookup.index());
      if (index == null) {
        throw ViewMessages.unknownIndex(topic, lookup.index().name());
      }
      return new StoredIndexCursor(view, this, index, lookup.values());
    }
    if (access instanceof StoreAccess.IndexRange range) {
      return new StoredOrderedCursor(view, this, orderedIndex(range.index()), range);
    }
    return StoredRangeCursor.of(view, this, access);
  }

  @Override
  long count(SnapshotReadView view, StoreAccess access, long all) {
    if (access instanceof StoreAccess.IndexRange range) {
      return count(view, range);
    }
    OrderedIndex inOrder =
        access instanceof StoreAccess.IndexLookup lookup && lookup.values().size() == 1
            ? indexes.findOrdered(lookup.index())
            : null;
    if (inOrder != null && access instanceof StoreAccess.IndexLookup lookup) {
      Object value = lookup.values().get(0);
      List<Object> values = value instanceof KeyValues several ? several.asList() : List.of(value);
      // An index in order tells the zeros of floating-point numbers apart, a lookup does not.
      if (values.stream().noneMatch(each -> each instanceof Double || each instanceof Float)) {
        var bound = new StoreAccess.IndexBound(new ArrayList<>(values), true);
        return count(
            view,
            new StoreAccess.IndexRange(
                lookup.type(), lookup.index(), bound, bound, StoreAccess.Direction.ASCENDING));
      }
    }
    return -1;
  }

  private long count(SnapshotReadView view, StoreAccess.IndexRange range) {
    return new StoredOrderedCursor(view, this, orderedIndex(range.index()), range).count();
  }

  /** Counts what is few in the storage, and guesses what is much. */
  @Override
  long estimate(StoreAccess access) {
    byte[] from;
    byte[] to;
    if (access instanceof StoreAccess.IndexLookup lookup && lookup.values().size() == 1) {
      EqualityIndex index = indexes.find(lookup.index());
      if (index == null) {
        return -1;
      }
      from = index.place(EqualityIndex.normal(lookup.values().get(0)));
      to = OrderedKeys.above(from);
    } else if (access instanceof StoreAccess.IndexRange range
        && (range.from() != null || range.to() != null)) {
      OrderedIndex index = orderedIndex(range.index());
      from = index.first(range.from());
      to = index.beyond(range.to());
    } else {
      return -1;
    }
    int found =
        java.util.Arrays.compareUnsigned(from, to) >= 0
            ? 0
            : table.range(from, to, true, FEW).size();
    return found < FEW ? found : -1;
  }

  @Override
  void restore(DecodedRecord record) {
    Object key = record.goodKey();
    synchronized (restored) {
      Restored known = restored.get(key);
      if (known != null) {
        if (known.last.row == null || supersedes(record, known.last.row)) {
          known.last = record;
        }
        return;
      }
      byte[] place = table.rows.place(key);
      byte[] before = table.stored(place);
      boolean changes =
          before == null
              ? record.row != null
              : supersedes(record, StoredRows.partition(before), StoredRows.offset(before));
      if (changes) {
        restored.put(key, new Restored(place, before, record));
      }
    }
    if (isLarge()) {
      writeRestored(null);
    }
  }

  private boolean isLarge() {
    synchronized (restored) {
      return restored.size() >= LARGE;
    }
  }

  private void writeRestored(@Nullable Map<Integer, Long> positions) {
    synchronized (restored) {
      List<StoredIndex> indexed = indexed();
      List<Change> changes = new ArrayList<>(restored.size() * (1 + indexed.size()));
      long more = 0;
      for (Map.Entry<Object, Restored> each : restored.entrySet()) {
        Restored change = each.getValue();
        Row after = change.last.row;
        Row before =
            change.before == null || indexed.isEmpty()
                ? null
                : table.decode(each.getKey(), change.before);
        StoredRows.change(changes, change.place, before, after, change.last.stored, indexed);
        more += (after == null ? 0 : 1) - (change.before == null ? 0 : 1);
      }
      StoredState last = table.lastState();
      table.write(
          changes,
          more,
          positions == null ? null : new StoredState(last.identity(), last.time(), positions));
      restored.clear();
      lastWrite = System.nanoTime();
    }
  }

  private List<StoredIndex> indexed() {
    return indexes.all().stream().filter(each -> table.indexes().contains(each.id())).toList();
  }

  @Override
  @Nullable Row below(Object key) {
    return table.get(key);
  }

  @Override
  void added(Object key, Slot slot) {}

  @Override
  void settled(Slot slot, Version only) {
    due.add(slot);
  }

  /**
   * Writes what has settled, and how far the topic has been read once all of that has settled.
   *
   * @param settled the publication up to which everything has
   * @param current the last publication
   * @param atOnce writes the positions although that was done a moment ago
   */
  void write(long settled, long current, boolean atOnce) {
    long age = System.nanoTime() - lastWrite;
    if (!isReady()) {
      if (atOnce || age > SOON_NANOS) {
        writeRestored(positions());
      }
      return;
    }
    Mark taken =
        Objects.requireNonNullElseGet(mark, () -> new Mark(current, Instant.now(), positions()));
    mark = taken;
    StoredState reached = null;
    if (taken.publication() <= settled) {
      mark = null;
      StoredState last = table.lastState();
      boolean isNew = !taken.positions().equals(last.positions());
      if (atOnce || !due.isEmpty() || age > (isNew ? SOON_NANOS : LATE_NANOS)) {
        reached = new StoredState(last.identity(), taken.time(), taken.positions());
      }
    }
    if (reached != null || !due.isEmpty()) {
      writeDue(reached);
    }
  }

  private void writeDue(@Nullable StoredState reached) {
    List<StoredIndex> indexed = indexed();
    List<Change> changes = new ArrayList<>(due.size() * (1 + indexed.size()));
    long more = 0;
    for (Slot slot : due) {
      Version only = only(slot);
      byte[] place = table.rows.place(only.key);
      StoredRows.change(changes, place, slot.settled, only.row, only.stored, indexed);
      more += (only.row == null ? 0 : 1) - (slot.settled == null ? 0 : 1);
    }
    table.write(changes, more, reached);
    for (Slot slot : due) {
      Version only = only(slot);
      table.written(only.key, only.row);
      slotsByKey.remove(only.key);
      slots.release(slot);
      if (only.row != null) {
        indexes.remove(only.row, slot.number);
      }
    }
    due.clear();
    lastWrite = System.nanoTime();
  }

  private static Version only(Slot slot) {
    return (Version) Objects.requireNonNull(slot.element);
  }

  private Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    for (Partition each : partitions()) {
      positions.put(each.slice.partition(), each.publishedPosition());
    }
    return positions;
  }

  @Override
  Optional<StoredState> state() {
    return table.state();
  }
}
