package org.entopic.view;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.entopic.model.IndexModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.StoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity type: a hash map from key to slot, the slots, and indexes beside them.
 *
 * <p>Readers need no lock. While the store is restored, several threads write, each its own
 * partitions; later the view's lock guards writing.
 */
final class TypeStore {
  final int index;
  final String topic;
  final StoreDefinition definition;
  final SlotTable slots = new SlotTable();
  private final ConcurrentHashMap<Object, Slot> slotsByKey = new ConcurrentHashMap<>();
  private final LongAdder rows = new LongAdder();
  private final RowIndexes indexes;
  private final Object sorting = new Object();
  private volatile @Nullable SortedKeys sortedKeys;
  private volatile Partition[] partitions = {};
  private volatile boolean ready;

  TypeStore(int index, StoreDefinition definition) {
    this.index = index;
    this.topic = definition.type().topic().name();
    this.definition = definition;
    this.indexes = new RowIndexes(definition.type());
  }

  boolean isReady() {
    return ready;
  }

  /** Opens the store to readers, when no thread restores any more. */
  void makeReady() {
    indexes.buildLate(slots);
    ready = true;
  }

  long rowCount() {
    return rows.sum();
  }

  void addIndexes(List<IndexModel> models) {
    indexes.add(models);
    if (ready) {
      indexes.buildLate(slots);
    }
  }

  List<IndexModel> indexModels() {
    return indexes.models();
  }

  @Nullable EqualityIndex index(IndexModel model) {
    return indexes.find(model);
  }

  @Nullable Partition partition(int number) {
    Partition[] known = partitions;
    return number >= 0 && number < known.length ? known[number] : null;
  }

  /** Returns the partitions that were begun. */
  List<Partition> partitions() {
    return Arrays.stream(partitions).filter(Objects::nonNull).toList();
  }

  void addPartition(Partition partition) {
    int number = partition.slice.partition();
    Partition[] more = Arrays.copyOf(partitions, Math.max(partitions.length, number + 1));
    more[number] = partition;
    partitions = more;
  }

  @Nullable Row find(Object key, long publication) {
    Slot slot = slotsByKey.get(key);
    return slot == null ? null : Version.visible(slot.element, publication);
  }

  /** Applies a record while nobody reads. */
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

  /** Adds a version to a key; null if a later record came before. */
  @Nullable RowChange install(DecodedRecord record, long publication, Snapshots snapshots) {
    Object key = record.goodKey();
    Row after = record.row;
    Slot slot = slotsByKey.get(key);
    Object element = slot == null ? null : slot.element;
    Row before = Version.newest(element);
    if (before == null ? after == null : !supersedes(record, before)) {
      return null;
    }
    var version = new Version(publication, key, after, element);
    if (slot == null) {
      slot = slots.allocate();
      slots.set(slot, version);
      slotsByKey.put(key, slot);
      sortLater(key);
      snapshots.track(this, slot, publication);
    } else {
      slots.set(slot, version);
      if (element instanceof Version top) {
        prune(version, top, slot, snapshots);
      } else {
        snapshots.track(this, slot, publication);
      }
    }
    if (after != null) {
      indexes.add(after, slot.number);
    }
    rows.add((after == null ? 0 : 1) - (before == null ? 0 : 1));
    return new RowChange(
        definition.type(),
        key,
        before,
        after,
        record.partition.slice.partition(),
        record.offset,
        record.timestamp);
  }

  private static boolean supersedes(DecodedRecord record, Row before) {
    return record.offset > before.offset()
        || record.partition.slice.partition() != before.partition();
  }

  /** Drops the version below the former newest one if no snapshot sees it. */
  private void prune(Version newest, Version top, Slot slot, Snapshots snapshots) {
    Object below = top.previous;
    if (below instanceof Version version) {
      if (!snapshots.isPinned(version.publication, top.publication)) {
        top.previous = version.previous;
        unindex(version.row, slot, newest);
      }
    } else if (below != null && !snapshots.isPinned(0, top.publication)) {
      top.previous = null;
      unindex((Row) below, slot, newest);
    }
  }

  /**
   * Ends the versions of a slot that no snapshot from a number on sees; returns the number of the
   * newest version, above the given one if some remain.
   */
  long settle(Slot slot, long oldest) {
    var top = (Version) slot.element;
    if (top == null) {
      throw new IllegalStateException("A tracked slot is empty.");
    }
    Version seen = top;
    while (seen.publication > oldest) {
      if (!(seen.previous instanceof Version older)) {
        return top.publication;
      }
      seen = older;
    }
    List<Row> ended = rowsBelow(seen);
    seen.previous = null;
    if (seen == top) {
      if (top.row == null) {
        remove(top.key, slot);
      } else {
        slots.set(slot, top.row);
      }
    }
    for (Row row : ended) {
      unindex(row, slot, top);
    }
    return top.publication;
  }

  private static List<Row> rowsBelow(Version version) {
    if (version.previous instanceof Row row) {
      return List.of(row);
    }
    var found = new ArrayList<Row>(2);
    Object element = version.previous;
    while (element instanceof Version older) {
      if (older.row != null) {
        found.add(older.row);
      }
      element = older.previous;
    }
    if (element != null) {
      found.add((Row) element);
    }
    return found;
  }

  private void remove(Object key, Slot slot) {
    slotsByKey.remove(key);
    slots.release(slot);
    SortedKeys sorted = sortedKeys;
    if (sorted != null && sorted.removed()) {
      sortedKeys = null;
    }
  }

  private void unindex(@Nullable Row row, Slot slot, Version newest) {
    if (row != null) {
      indexes.end(row, slot.number, newest);
    }
  }

  private void sortLater(Object key) {
    // Either this sees the index, or whoever builds it sees the key.
    VarHandle.fullFence();
    SortedKeys sorted = sortedKeys;
    if (sorted != null && sorted.added(key)) {
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
            sorted.build(slots);
          }
        }
      }
    }
    return sorted.runs();
  }
}
