package org.entopic.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.view.RowStorage.Change;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What one entity type has in its storage, and some of its rows decoded. Reading needs no lock and
 * sees what was written last; one thread at a time writes.
 */
final class StoredTable {
  private static final byte[] LOWEST = {0};
  private static final byte[] HIGHEST = {(byte) 0xFF};

  final StoredRows rows;
  private final RowStorage storage;
  private final String layout;
  private final RowCache cache;
  private final Function<Throwable, RuntimeException> failed;
  private final Object caching = new Object();
  private volatile long writes;
  private volatile StorageReader reader;
  private StorageRecord record;

  /**
   * Creates the table of a storage, emptied if its keys are written in another way.
   *
   * @param cachedRows how many rows are kept decoded
   * @param failed is told what went wrong with the storage, and returns what is thrown
   */
  StoredTable(
      StoreDefinition definition,
      RowStorage storage,
      int cachedRows,
      Function<Throwable, RuntimeException> failed) {
    var keys = new OrderedKeys(definition.type());
    this.rows = new StoredRows(definition.decoder(), keys);
    this.storage = storage;
    this.layout = keys.layout();
    this.cache = new RowCache(cachedRows);
    this.failed = failed;
    this.reader = storage;
    StorageRecord found = guarded(() -> StorageRecord.of(storage, layout));
    this.record = found == null ? empty("") : found;
    if (found == null) {
      guarded(() -> storage.remove(LOWEST, HIGHEST));
    }
  }

  private StorageRecord empty(String identity) {
    return new StorageRecord(
        layout, new StoredState(identity, Instant.now(), Map.of()), 0, Set.of());
  }

  /** Returns what the storage was filled from, nothing if it is empty. */
  Optional<StoredState> state() {
    return Optional.of(record.state()).filter(state -> !state.identity().isEmpty());
  }

  /** Removes everything; what comes is read from something else. */
  void clear(String identity) {
    guarded(() -> storage.remove(LOWEST, HIGHEST));
    record = empty(identity);
    write(List.of(), 0, null);
  }

  /** Returns how many rows were written. */
  long count() {
    return record.rows();
  }

  boolean isEmpty() {
    return record.rows() == 0 && record.state().positions().isEmpty();
  }

  Set<Long> indexes() {
    return record.indexes();
  }

  void addIndex(StoredIndex index) {
    Set<Long> more = new TreeSet<>(record.indexes());
    more.add(index.id());
    record = new StorageRecord(layout, record.state(), record.rows(), more);
  }

  void dropIndex(long id) {
    byte[] first = StoredRows.entries(id);
    guarded(() -> storage.remove(first, OrderedKeys.above(first)));
    Set<Long> fewer = new TreeSet<>(record.indexes());
    fewer.remove(id);
    record = new StorageRecord(layout, record.state(), record.rows(), fewer);
  }

  /**
   * Writes changes in one step.
   *
   * @param more by how many rows there are more
   * @param reached how far the topic has been read, null to leave that as it is
   */
  void write(List<Change> changes, long more, @Nullable StoredState reached) {
    StoredState state = reached == null ? record.state() : reached;
    var next = new StorageRecord(layout, state, record.rows() + more, record.indexes());
    List<Change> all = new ArrayList<>(changes.size() + 1);
    all.addAll(changes);
    all.add(next.change());
    guarded(() -> storage.write(all));
    record = next;
    synchronized (caching) {
      writes++;
    }
  }

  StoredState lastState() {
    return record.state();
  }

  /** Is told, after it was written, which row a key has now. */
  void written(Object key, @Nullable Row row) {
    cache.replace(key, row);
  }

  /** Returns the row with a key. */
  @Nullable Row get(Object key) {
    Row cached = cache.get(key);
    if (cached != null) {
      return cached;
    }
    long before = writes;
    byte[] bytes = stored(guarded(() -> rows.place(key)));
    if (bytes == null) {
      return null;
    }
    Row row = guarded(() -> rows.row(key, bytes));
    // A row that was read before a write must not be kept after what the write tells the cache.
    synchronized (caching) {
      if (writes == before) {
        cache.put(row);
      }
    }
    return row;
  }

  byte @Nullable [] stored(byte[] place) {
    while (true) {
      StorageReader from = reader;
      byte[] bytes = guarded(() -> from.get(place));
      if (from == reader) {
        return bytes;
      }
    }
  }

  List<Entry> range(byte[] from, byte[] to, boolean ascending, int limit) {
    while (true) {
      StorageReader source = reader;
      List<Entry> entries = guarded(() -> source.range(from, to, ascending, limit));
      if (source == reader) {
        return entries;
      }
    }
  }

  /** Returns the row of an entry, decoded unless it is known. */
  Row row(Object key, Entry entry) {
    Row cached = cache.get(key);
    return cached != null ? cached : guarded(() -> rows.row(key, entry.value()));
  }

  Row decode(Object key, byte[] stored) {
    return guarded(() -> rows.row(key, stored));
  }

  /** Lets those who read see what is there now for ever, while another table writes. */
  void freeze() {
    reader = guarded(storage::snapshot);
  }

  private void guarded(Runnable action) {
    guarded(
        () -> {
          action.run();
          return "";
        });
  }

  private <T extends @Nullable Object> T guarded(Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw failed.apply(e);
    }
  }
}
