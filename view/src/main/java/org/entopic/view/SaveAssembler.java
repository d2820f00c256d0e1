package org.entopic.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of saves back until all have arrived, or until what is missing cannot arrive
 * any more. Guarded by the view's lock.
 */
final class SaveAssembler {
  private final Feed feed;
  private final SavePublisher publisher;
  private final Map<UUID, PendingSave> pending = new HashMap<>();
  private final RecentSaves recent = new RecentSaves();

  SaveAssembler(Feed feed, SavePublisher publisher) {
    this.feed = feed;
    this.publisher = publisher;
  }

  void accept(DecodedRecord record) {
    UUID id = record.saveId;
    if (id == null) {
      publisher.publish(null, List.of(record));
      return;
    }
    PendingSave save = pending.get(id);
    if (save == null) {
      Set<Partition> complete = recent.completePartitions(id);
      if (complete != null) {
        if (!complete.contains(record.partition)) {
          publisher.publish(id, List.of(record));
        }
        return;
      }
      if (record.manifest == null) {
        if (record.key == null || recent.addSingle(id, record.partition, record.key)) {
          publisher.publish(id, List.of(record));
        }
        return;
      }
      save = start(record, record.manifest.counts());
      pending.put(id, save);
    }
    save.add(record);
    if (save.isWhole()) {
      release(save);
    }
  }

  /**
   * Starts to wait for the partitions of a save. One that is still being restored is not waited
   * for: nobody reads it before its restoration has passed everything the save wrote there.
   */
  private PendingSave start(DecodedRecord first, Map<TopicSlice, Integer> counts) {
    var save = new PendingSave(first);
    counts.forEach(
        (slice, count) -> {
          Partition partition = feed.partition(slice);
          if (partition != null && (partition == first.partition || !partition.isRestoring())) {
            save.await(partition, count);
          }
        });
    return save;
  }

  private void release(PendingSave save) {
    pending.remove(save.id);
    recent.add(save);
    save.release();
    publisher.publish(save.id, save.records);
    save.parts.keySet().forEach(Partition::forgetDeletions);
    save.tellReleased();
  }

  @Nullable PendingSave pending(UUID id) {
    return pending.get(id);
  }

  Iterable<PendingSave> pending() {
    return pending.values();
  }

  List<IncompleteSave> incomplete() {
    var found = new ArrayList<IncompleteSave>();
    for (PendingSave save : pending.values()) {
      var partitions = new HashSet<TopicSlice>();
      save.parts.forEach(
          (partition, part) -> {
            if (part.isIncomplete() && !part.isBounded()) {
              partitions.add(partition.slice);
            }
          });
      if (!partitions.isEmpty()) {
        found.add(new IncompleteSave(save.id, partitions, save.sinceNanos));
      }
    }
    return found;
  }

  void bound(UUID id, Map<TopicSlice, Long> ends) {
    PendingSave save = pending.get(id);
    if (save == null) {
      return;
    }
    ends.forEach(
        (slice, end) -> {
          Partition partition = feed.partition(slice);
          PendingSave.Part part = partition == null ? null : save.parts.get(partition);
          if (partition != null && part != null && part.isIncomplete() && !part.isBounded()) {
            part.setBounded();
            partition.when(end, () -> end(save, part));
          }
        });
  }

  /** Keeps no records of a partition, and waits for no more. */
  void forget(Partition partition) {
    recent.forget(partition);
    for (PendingSave save : List.copyOf(pending.values())) {
      PendingSave.Part part = save.parts.get(partition);
      if (part != null) {
        save.records.removeIf(record -> record.partition == partition);
        end(save, part);
      }
    }
  }

  private void end(PendingSave save, PendingSave.Part part) {
    part.end();
    if (save.isWhole() && !part.isReleased()) {
      release(save);
    }
  }
}
