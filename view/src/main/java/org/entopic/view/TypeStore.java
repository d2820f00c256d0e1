package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.entopic.model.IndexModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.UnknownSchemaException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity type: slots by key with what is in memory, indexes beside them, and below
 * what the kind of store keeps elsewhere.
 *
 * <p>Readers need no lock. While the store is restored, several threads write, each its own
 * partitions; later the view's lock guards writing.
 */
abstract sealed class TypeStore permits MemoryStore, DiskStore {
  final int index;
  final String topic;
  final StoreDefinition definition;
  final SlotTable slots = new SlotTable();
  final ConcurrentHashMap<Object, Slot> slotsByKey = new ConcurrentHashMap<>();
  final LongAdder rows = new LongAdder();
  final RowIndexes indexes;
  final StoreAggregates aggregates;
  private volatile Partition[] partitions = {};
  private volatile boolean ready;

  TypeStore(int index, StoreDefinition definition) {
    this.index = index;
    this.topic = definition.type().topic().name();
    this.definition = definition;
    this.indexes = new RowIndexes(definition.type());
    this.aggregates = new StoreAggregates(definition.aggregations());
  }

  final boolean isReady() {
    return ready;
  }

  /** Opens the store to readers, when no thread restores any more. */
  final void makeReady() {
    complete();
    aggregates.build(this, 0);
    ready = true;
  }

  /** Decodes a record; what the decoder throws becomes a bad record. */
  final DecodedRecord decode(ViewRecord record) {
    Partition partition = partition(record.partition());
    if (partition == null) {
      throw ViewMessages.unknownPartition(new TopicSlice(topic, record.partition()));
    }
    Object key = null;
    try {
      key = definition.decoder().key(record.key());
      return new DecodedRecord(partition, record, key, row(key, record), null);
    } catch (UnknownSchemaException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return new DecodedRecord(partition, record, key, null, ViewMessages.unreadable(e));
    }
  }

  private @Nullable Row row(Object key, ViewRecord record) {
    byte[] value = record.value();
    return value == null
        ? null
        : definition
            .decoder()
            .row(
                key,
                value,
                record.fingerprint(),
                record.partition(),
                record.offset(),
                record.timestamp());
  }

  /** Returns what a storage keeps of a record; null where there is none. */
  byte @Nullable [] stored(ViewRecord record) {
    return null;
  }

  /** Returns what was in the storage, where there is one. */
  Optional<StoredState> state() {
    return Optional.empty();
  }

  /** Removes what is in the storage, where there is one, before the topic is begun. */
  void clear(String identity) {}

  /** Does what is left to do before readers come. */
  abstract void complete();

  final long rowCount() {
    return rows.sum();
  }

  final void addIndexes(List<IndexModel> models) {
    indexes.add(models);
    if (ready) {
      complete();
    }
  }

  /**
   * Adds aggregations.
   *
   * @param published the publication that shows the rows as they are now
   */
  final void addAggregations(List<RowAggregation> more, long published) {
    aggregates.add(more);
    if (ready) {
      aggregates.build(this, published);
    }
  }

  final List<IndexModel> indexModels() {
    return indexes.models();
  }

  final OrderedIndex orderedIndex(IndexModel model) {
    OrderedIndex index = indexes.findOrdered(model);
    if (index == null) {
      throw ViewMessages.unknownIndex(topic, model.name());
    }
    return index;
  }

  final @Nullable Partition partition(int number) {
    Partition[] known = partitions;
    return number >= 0 && number < known.length ? known[number] : null;
  }

  /** Returns the partitions that were begun. */
  final List<Partition> partitions() {
    return Arrays.stream(partitions).filter(Objects::nonNull).toList();
  }

  final void addPartition(Partition partition) {
    int number = partition.slice.partition();
    Partition[] more = Arrays.copyOf(partitions, Math.max(partitions.length, number + 1));
    more[number] = partition;
    partitions = more;
  }

  /** Returns the row with a key that a snapshot sees. */
  abstract @Nullable Row find(Object key, long publication);

  /** Starts reading what an open view sees. */
  abstract RowCursor read(SnapshotReadView view, StoreAccess access);

  /** Starts reading all rows in parts, at most so many, that follow each other. */
  List<RowCursor> readParts(SnapshotReadView view, StoreAccess.FullScan access, int most) {
    return List.of(read(view, access));
  }

  /**
   * Returns how many rows an access reads, negative where they must be read to say so.
   *
   * @param all how many rows the snapshot sees
   */
  abstract long count(SnapshotReadView view, StoreAccess access, long all);

  /** Returns about how many rows an access reads, negative where nothing is known. */
  abstract long estimate(StoreAccess access);

  /** Passes the newest row of each key. */
  abstract void forEachRow(Consumer<? super Row> action);

  /** Applies a record while nobody reads. */
  abstract void restore(DecodedRecord record);

  /** Adds a version to a key; null if a later record came before. */
  final @Nullable RowChange install(DecodedRecord record, long publication, Snapshots snapshots) {
    Object key = record.goodKey();
    Row after = record.row;
    Slot slot = slotsByKey.get(key);
    Object element = slot == null ? below(key) : slot.element;
    Row before = Version.newest(element);
    if (before == null ? after == null : !supersedes(record, before)) {
      return null;
    }
    var version = new Version(publication, key, after, record.stored, element);
    if (slot == null) {
      slot = slots.allocate();
      slot.settled = (Row) element;
      slots.set(slot, version);
      slotsByKey.put(key, slot);
      added(key, slot);
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
    aggregates.change(before, after, publication, snapshots);
    return new RowChange(
        definition.type(),
        key,
        before,
        after,
        record.partition.slice.partition(),
        record.offset,
        record.timestamp);
  }

  /** Returns the row of a key that has no slot. */
  abstract @Nullable Row below(Object key);

  /** Is told of a key that has a slot from now on. */
  abstract void added(Object key, Slot slot);

  static boolean supersedes(DecodedRecord record, Row before) {
    return supersedes(record, before.partition(), before.offset());
  }

  static boolean supersedes(DecodedRecord record, int partition, long offset) {
    return record.offset > offset || record.partition.slice.partition() != partition;
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
  final long settle(Slot slot, long oldest) {
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
      settled(slot, top);
    }
    for (Row row : ended) {
      unindex(row, slot, top);
    }
    return top.publication;
  }

  /** Is told of a slot of which only one version can be seen any more. */
  abstract void settled(Slot slot, Version only);

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

  private void unindex(@Nullable Row row, Slot slot, Version newest) {
    if (row != null) {
      indexes.end(row, slot.number, newest);
    }
  }
}
