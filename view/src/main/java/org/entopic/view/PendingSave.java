package org.entopic.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A save of which not all records have arrived. Guarded by the view's lock. */
final class PendingSave {
  final UUID id;
  final long sinceNanos = System.nanoTime();
  final Partition firstPartition;
  final long firstOffset;
  final Map<Partition, Part> parts = new LinkedHashMap<>();
  final List<DecodedRecord> records = new ArrayList<>();
  private final List<Runnable> whenReleased = new ArrayList<>();
  private int open;
  private boolean released;

  /** What a save wrote to one partition. */
  final class Part {
    long firstOffset = -1;
    private int missing;
    private boolean isBounded;
    private final boolean isAwaited;
    private final Set<Object> keys = new HashSet<>();

    Part(int count) {
      this.missing = count;
      this.isAwaited = count > 0;
    }

    boolean isReleased() {
      return released;
    }

    boolean isIncomplete() {
      return missing > 0;
    }

    boolean isBounded() {
      return isBounded;
    }

    void setBounded() {
      isBounded = true;
    }

    /** Waits no longer for records of this partition. */
    void end() {
      if (missing > 0) {
        missing = 0;
        open--;
      }
    }
  }

  PendingSave(DecodedRecord first) {
    this.id = Objects.requireNonNull(first.saveId);
    this.firstPartition = first.partition;
    this.firstOffset = first.offset;
  }

  void await(Partition partition, int count) {
    if (count > 0 && parts.putIfAbsent(partition, new Part(count)) == null) {
      open++;
    }
  }

  /** Adds a record unless it repeats one. */
  void add(DecodedRecord record) {
    Part part = parts.computeIfAbsent(record.partition, p -> new Part(0));
    boolean isComplete = part.isAwaited && !part.isIncomplete() && !part.isBounded;
    if (isComplete || record.key != null && !part.keys.add(record.key)) {
      return;
    }
    if (part.firstOffset < 0) {
      part.firstOffset = record.offset;
      record.partition.buffer(part);
    }
    records.add(record);
    if (part.missing > 0 && --part.missing == 0) {
      open--;
    }
  }

  boolean isWhole() {
    return open == 0;
  }

  void whenReleased(Runnable action) {
    whenReleased.add(action);
  }

  /** Ends the waiting: no later deletion is remembered for the sake of this save. */
  void release() {
    released = true;
  }

  void tellReleased() {
    whenReleased.forEach(Runnable::run);
  }

  /** Returns the partitions of which every record has arrived: more can only be repeats. */
  Set<Partition> completePartitions() {
    var complete = new HashSet<Partition>();
    parts.forEach(
        (partition, part) -> {
          if (part.isAwaited && !part.isBounded) {
            complete.add(partition);
          }
        });
    return complete;
  }
}
