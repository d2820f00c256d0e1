package org.entopic.view;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.RowChange;
import org.jspecify.annotations.Nullable;

/** Makes records visible in one step. Guarded by the view's lock. */
final class SavePublisher {
  private static final int SWEEP = 4096;

  private final Feed feed;
  private final Consumer<Publication> published;

  SavePublisher(Feed feed, Consumer<Publication> published) {
    this.feed = feed;
    this.published = published;
  }

  void publish(@Nullable UUID saveId, List<DecodedRecord> records) {
    Snapshots snapshots = feed.snapshots;
    long number = snapshots.current().number + 1;
    var changes = new ArrayList<RowChange>(records.size());
    for (DecodedRecord record : records) {
      if (!record.isBad()) {
        RowChange change = install(record, number, snapshots);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    if (!changes.isEmpty()) {
      snapshots.publish(Snapshot.of(number, feed.stores));
      snapshots.sweep(SWEEP + 2 * changes.size());
      published.accept(new Publication(number, saveId, changes));
    }
  }

  private static @Nullable RowChange install(
      DecodedRecord record, long number, Snapshots snapshots) {
    Partition partition = record.partition;
    Object key = record.goodKey();
    if (record.row == null) {
      partition.markDeleted(key, record.offset);
    } else if (partition.isDeletedAfter(key, record.offset)) {
      return null;
    }
    if (partition.store.isReady()) {
      return partition.store.install(record, number, snapshots);
    }
    partition.store.restore(record);
    return null;
  }
}
