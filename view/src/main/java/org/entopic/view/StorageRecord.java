package org.entopic.view;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.view.RowStorage.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a storage says of itself, in one entry that is written with the rows.
 *
 * @param layout how keys are written
 * @param state what the rows were read from, and how far
 * @param rows how many rows there are
 * @param indexes the indexes that are complete
 */
record StorageRecord(String layout, StoredState state, long rows, Set<Long> indexes) {
  private static final byte[] PLACE = {'m'};
  private static final int VERSION = 2;

  StorageRecord {
    indexes = Set.copyOf(indexes);
  }

  /**
   * Returns the record of a storage, null if it has none that can be used.
   *
   * @param layout how keys are to be written
   */
  static @Nullable StorageRecord of(RowStorage storage, String layout) {
    byte[] bytes = storage.get(PLACE);
    if (bytes == null) {
      return null;
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION || !in.readUTF().equals(layout)) {
        return null;
      }
      String identity = in.readUTF();
      Instant time = Instant.ofEpochMilli(in.readLong());
      Map<Integer, Long> positions = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        positions.put(in.readInt(), in.readLong());
      }
      long rows = in.readLong();
      Set<Long> indexes = new TreeSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        indexes.add(in.readLong());
      }
      return new StorageRecord(layout, new StoredState(identity, time, positions), rows, indexes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Change change() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(layout);
      out.writeUTF(state.identity());
      out.writeLong(state.time().toEpochMilli());
      out.writeInt(state.positions().size());
      for (Map.Entry<Integer, Long> each : state.positions().entrySet()) {
        out.writeInt(each.getKey());
        out.writeLong(each.getValue());
      }
      out.writeLong(rows);
      out.writeInt(indexes.size());
      for (long index : indexes) {
        out.writeLong(index);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Change(PLACE, bytes.toByteArray());
  }
}
