package org.entopic.itests.histories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.entopic.itests.histories.HistoryLog.Written;
import org.jspecify.annotations.Nullable;

/**
 * Finds children that were there without their parent, be it for a moment.
 *
 * <p>Which of two saves came first is known where both wrote to a partition, by the offsets there,
 * and where all of one was sent before the other: groups under the lease do not overlap, and the
 * processes share a clock. Saves that were sent within the same millisecond to different partitions
 * are in no order: nothing is said of them.
 */
final class Orphans {

  /** A save: where it is in each partition, and when it was sent. */
  private static final class Save {
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    void add(Written record) {
      offsets.merge(record.partition(), record.content().offset(), Math::min);
      Instant sent = record.content().timestamp();
      first = sent.isBefore(first) ? sent : first;
      last = sent.isAfter(last) ? sent : last;
    }

    boolean isBefore(Save other) {
      for (Map.Entry<String, Long> own : offsets.entrySet()) {
        Long theirs = other.offsets.get(own.getKey());
        if (theirs != null) {
          return own.getValue() < theirs;
        }
      }
      return last.isBefore(other.first);
    }
  }

  private record Life(String child, Save inserted, @Nullable Save deleted) {}

  private static final class Family {
    final List<Save> inserted = new ArrayList<>();
    final List<Save> deleted = new ArrayList<>();
    final List<Life> children = new ArrayList<>();

    Stream<Life> orphans() {
      return children.stream().filter(child -> survives(child) || comesLate(child));
    }

    /** The parent is deleted while the child is there. */
    private boolean survives(Life child) {
      return deleted.stream()
          .anyMatch(
              deletion ->
                  child.inserted().isBefore(deletion)
                      && (child.deleted() == null || deletion.isBefore(child.deleted())));
    }

    /** The child is inserted while the parent is not there. */
    private boolean comesLate(Life child) {
      return inserted.stream()
          .filter(parent -> !child.inserted().isBefore(parent))
          .allMatch(
              parent ->
                  deleted.stream()
                      .anyMatch(
                          deletion ->
                              parent.isBefore(deletion) && deletion.isBefore(child.inserted())));
    }
  }

  private final Map<UUID, Save> saves = new HashMap<>();
  private final Map<String, Family> families = new HashMap<>();

  private Orphans(List<Written> log) {
    log.forEach(record -> saves.computeIfAbsent(record.save(), any -> new Save()).add(record));
    Map<String, Save> deletions = new HashMap<>();
    for (Written record : log) {
      if (record.row().startsWith("Parent ")) {
        Family family = family(String.valueOf(record.content().key()));
        (record.content().isDeletion() ? family.deleted : family.inserted).add(save(record));
      } else if (record.content().isDeletion()) {
        deletions.put(record.row(), save(record));
      }
    }
    for (Written record : log) {
      if (record.content().entity() instanceof Child child && child.getParent() != null) {
        family(String.valueOf(child.getParent().getId()))
            .children
            .add(
                new Life(String.valueOf(child.getId()), save(record), deletions.get(record.row())));
      }
    }
  }

  /** Returns the ids of the children that were orphans at any time. */
  static Set<String> of(List<Written> log) {
    Set<String> found = new TreeSet<>();
    new Orphans(log)
        .families
        .values()
        .forEach(family -> family.orphans().forEach(child -> found.add(child.child())));
    return found;
  }

  private Save save(Written record) {
    Save save = saves.get(record.save());
    if (save == null) {
      throw new IllegalStateException("no save " + record.save());
    }
    return save;
  }

  private Family family(String parent) {
    return families.computeIfAbsent(parent, any -> new Family());
  }
}
