package org.entopic.view;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.view.RowStorage.Entry;
import org.jspecify.annotations.Nullable;

/** Reads the bytes in a storage; thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StorageReader {
  /** Returns the value of a key, null if there is none. */
  byte @Nullable [] get(byte[] key);

  /**
   * Returns the entries between two keys, the first ones in the direction of reading.
   *
   * @param from the smallest key
   * @param to what is above the largest key
   * @param limit how many entries are wanted at most
   */
  List<Entry> range(byte[] from, byte[] to, boolean ascending, int limit);
}
