package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts changes in the order of their foreign keys; cycles are broken somewhere. */
final class ChangeOrder {
  private record Identity(TypePlan plan, Object key) {}

  private ChangeOrder() {}

  /** Returns what is written, principals first, followed by what is deleted, principals last. */
  static List<EntityChange> sort(List<PendingChange> changes) {
    var written = new ArrayList<PendingChange>();
    var deleted = new ArrayList<PendingChange>();
    for (PendingChange change : changes) {
      (change.isDelete() ? deleted : written).add(change);
    }
    List<PendingChange> deletedFirst = principalsFirst(deleted);
    Collections.reverse(deletedFirst);
    var sorted = new ArrayList<EntityChange>(changes.size());
    principalsFirst(written).forEach(change -> sorted.add(change.toChange()));
    deletedFirst.forEach(change -> sorted.add(change.toChange()));
    return sorted;
  }

  private static List<PendingChange> principalsFirst(List<PendingChange> changes) {
    var byType = new ArrayList<>(changes);
    byType.sort(Comparator.comparingInt(change -> change.plan().rank()));
    boolean cyclic = byType.stream().anyMatch(change -> change.plan().isCyclic());
    return cyclic ? new CyclicOrder(byType).sorted() : byType;
  }

  /** Depth first along the foreign keys of types that refer to themselves, without recursion. */
  private static final class CyclicOrder {
    private final List<PendingChange> changes;
    private final Map<Identity, PendingChange> byIdentity = new HashMap<>();
    private final Set<Identity> entered = new HashSet<>();
    private final Set<Identity> left = new HashSet<>();
    private final List<PendingChange> sorted = new ArrayList<>();

    CyclicOrder(List<PendingChange> changes) {
      this.changes = changes;
      for (PendingChange change : changes) {
        if (change.plan().isCyclic()) {
          byIdentity.put(identity(change), change);
        }
      }
    }

    List<PendingChange> sorted() {
      for (PendingChange change : changes) {
        if (change.plan().isCyclic()) {
          visit(change);
        } else {
          sorted.add(change);
        }
      }
      return sorted;
    }

    private void visit(PendingChange start) {
      Deque<PendingChange> path = new ArrayDeque<>();
      path.push(start);
      while (!path.isEmpty()) {
        PendingChange change = path.peek();
        Identity identity = identity(change);
        if (entered.add(identity)) {
          for (ForeignKeyPlan foreignKey : change.plan().foreignKeys) {
            PendingChange principal = principal(change, foreignKey);
            if (principal != null && !entered.contains(identity(principal))) {
              path.push(principal);
            }
          }
        } else {
          path.pop();
          if (left.add(identity)) {
            sorted.add(change);
          }
        }
      }
    }

    private @Nullable PendingChange principal(PendingChange change, ForeignKeyPlan foreignKey) {
      Object key = foreignKey.valueIn(change.row());
      return key == null ? null : byIdentity.get(new Identity(foreignKey.principal, key));
    }

    private static Identity identity(PendingChange change) {
      return new Identity(change.plan(), change.key());
    }
  }
}
