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
 * immutable. A row is its record's bytes behind its position, under its key; an index entry has no
 * value, and under its key the index, the hash of the indexed value and the row's key.
 */
final class StoredRows {
  private static final byte ROW = 'r';
  private static final byte INDEX = 'x';
  private static final int HEADER = Integer.BYTES + 3 * Long.BYTES;
  private static final int INDEX_HEADER = 1 + 2 * Long.BYTES;
  private static final byte[] NOTHING = {};

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

  /** Returns the first bytes of the index entries with a value. */
  static byte[] entries(EqualityIndex index, Object value) {
    return ByteBuffer.allocate(INDEX_HEADER)
        .put(INDEX)
        .putLong(index.id)
        .putLong(ValueHash.of(value))
        .array();
  }

  /** Returns the first bytes of all entries of an index. */
  static byte[] entries(long index) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(INDEX).putLong(index).array();
  }

  /** Returns the key of the row that an index entry names. */
  Object key(Entry indexEntry) {
    return keys.decode(indexEntry.key(), INDEX_HEADER);
  }

  private static byte[] entry(EqualityIndex index, Object value, byte[] place) {
    byte[] first = entries(index, value);
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
      List<EqualityIndex> indexes) {
    changes.add(new Change(place, stored));
    for (EqualityIndex index : indexes) {
      Object old = before == null ? null : index.valueOf(before);
      Object value = after == null ? null : index.valueOf(after);
      if (old != null && !old.equals(value)) {
        changes.add(new Change(entry(index, old, place), null));
      }
      if (value != null && !value.equals(old)) {
        addEntry(changes, index, value, place);
      }
    }
  }

  static void addEntry(List<Change> changes, EqualityIndex index, Object value, byte[] place) {
    changes.add(new Change(entry(index, value, place), NOTHING));
  }
}
