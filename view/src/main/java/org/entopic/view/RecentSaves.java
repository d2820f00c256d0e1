package org.entopic.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The saves released last, to know repeats by: a writer that does not learn the outcome of a send
 * sends again under the same id. Two generations bound the memory. Guarded by the view's lock.
 */
final class RecentSaves {
  private static final int GENERATION = 1 << 15;

  private Map<Object, Set<Partition>> young = new HashMap<>();
  private Map<Object, Set<Partition>> old = new HashMap<>();

  private record Single(UUID saveId, Partition partition, Object key) {}

  /** Remembers a record that is a save of its own; false if it repeats one. */
  boolean addSingle(UUID saveId, Partition partition, Object key) {
    var single = new Single(saveId, partition, key);
    if (old.containsKey(single) || young.containsKey(single)) {
      return false;
    }
    add(single, Set.of());
    return true;
  }

  void add(PendingSave save) {
    add(save.id, save.completePartitions());
  }

  private void add(Object id, Set<Partition> complete) {
    if (young.size() >= GENERATION) {
      old = young;
      young = new HashMap<>();
    }
    young.put(id, complete);
  }

  /** Forgets what is known of a partition. */
  void forget(Partition partition) {
    for (Map<Object, Set<Partition>> saves : List.of(young, old)) {
      saves.keySet().removeIf(key -> key instanceof Single one && one.partition() == partition);
      saves.replaceAll((key, complete) -> without(partition, complete));
    }
  }

  private static Set<Partition> without(Partition partition, Set<Partition> complete) {
    if (!complete.contains(partition)) {
      return complete;
    }
    var others = new HashSet<>(complete);
    others.remove(partition);
    return others;
  }

  /** Returns the partitions of which a released save lacks nothing, null if it is not known. */
  @Nullable Set<Partition> completePartitions(UUID saveId) {
    Set<Partition> complete = young.get(saveId);
    return complete != null ? complete : old.get(saveId);
  }
}
