package org.entopic.view;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.view.RowStorage.Change;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity type as a storage keeps them, and the index entries beside them;
 * immutable. A row is its record's bytes behind its position, under its key; the key of an index
 * entry is the index, the hash of the indexed value or its bytes in order, and the row's key; its
 * value is where the row's key begins.
 */
final class StoredRows {
  private static final byte ROW = 'r';
  private static final byte INDEX = 'x';
  private static final int HEADER = Integer.BYTES + 3 * Long.BYTES;
  private static final int INDEX_HEADER = 1 + 2 * Long.BYTES;

  /** The first key of rows, and what is above the last. */
  static final byte[] FIRST = {ROW};

  static final byte[] BEYOND = {ROW + 1};

  private final RowDecoder decoder;
  private final OrderedKeys keys;

  StoredRows(RowDecoder decoder, OrderedKeys keys) {
    this.decoder = decoder;
    this.keys = keys;
  }

  /** Returns what is stored of a record, null for a deletion. */
  static byte @Nullable [] bytes(ViewRecord record) {
    byte[] value = record.value();
    return value == null
        ? null
        : ByteBuffer.allocate(HEADER + value.length)
            .putInt(record.partition())
            .putLong(record.offset())
            .putLong(record.timestamp())
            .putLong(record.fingerprint())
            .put(value)
            .array();
  }

  static int partition(byte[] stored) {
    return ByteBuffer.wrap(stored).getInt();
  }

  static long offset(byte[] stored) {
    return ByteBuffer.wrap(stored).getLong(Integer.BYTES);
  }

  /** Returns where a key's row is stored. */
  byte[] place(Object key) {
    return keys.encode(ROW, key);
  }

  /** Returns the key of a row by its place. */
  Object key(byte[] place) {
    return keys.decode(place, 1);
  }

  Row row(Object key, byte[] stored) {
    var in = ByteBuffer.wrap(stored);
    int partition = in.getInt();
    long offset = in.getLong();
    long timestamp = in.getLong();
    long fingerprint = in.getLong();
    byte[] value = Arrays.copyOfRange(stored, HEADER, stored.length);
    return decoder.row(key, value, fingerprint, partition, offset, timestamp);
  }

  /** Returns the first bytes of the entries of an index with a hash. */
  static byte[] entries(long index, long hash) {
    return ByteBuffer.allocate(INDEX_HEADER).put(INDEX).putLong(index).putLong(hash).array();
  }

  /** Returns the first bytes of all entries of an index. */
  static byte[] entries(long index) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(INDEX).putLong(index).array();
  }

  /** Returns the key of the row that an index entry names. */
  Object key(Entry indexEntry) {
    return keys.decode(indexEntry.key(), ByteBuffer.wrap(indexEntry.value()).getInt());
  }

  /** Returns the key of an index entry: its first bytes and the key of the row. */
  static byte[] entry(byte[] first, byte[] place) {
    byte[] entry = Arrays.copyOf(first, first.length + place.length - 1);
    System.arraycopy(place, 1, entry, first.length, place.length - 1);
    return entry;
  }

  /** Adds the changes that put a row, or nothing, in the place of another one, or of nothing. */
  static void change(
      List<Change> changes,
      byte[] place,
      @Nullable Row before,
      @Nullable Row after,
      byte @Nullable [] stored,
      List<StoredIndex> indexes) {
    changes.add(new Change(place, stored));
    for (StoredIndex index : indexes) {
      byte[] old = before == null ? null : index.place(before);
      byte[] now = after == null ? null : index.place(after);
      if (old != null && !Arrays.equals(old, now)) {
        changes.add(new Change(entry(old, place), null));
      }
      if (now != null && !Arrays.equals(old, now)) {
        addEntry(changes, now, place);
      }
    }
  }

  static void addEntry(List<Change> changes, byte[] first, byte[] place) {
    byte[] keyBegins = ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array();
    changes.add(new Change(entry(first, place), keyBegins));
  }
}
