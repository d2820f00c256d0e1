package org.entopic.karaf;

import org.entopic.DatabaseStatus;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.EntityStoreException;
import org.entopic.osgi.OpenDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of itself: its status, or why it has none.
 *
 * @param status the status
 * @param problem why there is no status
 */
record Answer(@Nullable DatabaseStatus status, String problem) {
  static Answer of(OpenDatabase database) {
    try {
      return new Answer(database.status(), "");
    } catch (EntityStoreException | IllegalStateException e) {
      return new Answer(null, String.valueOf(e.getMessage()));
    }
  }

  static long lag(SetStatus set) {
    return set.partitions().stream().mapToLong(PartitionProgress::lag).sum();
  }
}
