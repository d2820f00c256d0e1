package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the tracked dependents of a principal, tracked or not, by foreign key and key.
 *
 * <p>Filing and removing a link takes constant time however many dependents a principal has.
 */
final class DependentIndex {
  private final Map<ForeignKeyPlan, Map<Object, Link>> heads = new HashMap<>();

  void file(ForeignKeyPlan foreignKey, Link link, Object under) {
    if (under.equals(link.filedUnder)) {
      return;
    }
    remove(foreignKey, link);
    Map<Object, Link> rings = heads.computeIfAbsent(foreignKey, key -> new HashMap<>());
    Link head = rings.putIfAbsent(under, link);
    if (head == null) {
      link.next = link;
      link.previous = link;
    } else {
      Link last = Objects.requireNonNull(head.previous);
      last.next = link;
      link.previous = last;
      link.next = head;
      head.previous = link;
    }
    link.filedUnder = under;
  }

  void remove(ForeignKeyPlan foreignKey, Link link) {
    if (link.filedUnder == null) {
      return;
    }
    Map<Object, Link> rings = Objects.requireNonNull(heads.get(foreignKey));
    Link next = Objects.requireNonNull(link.next);
    if (next == link) {
      rings.remove(link.filedUnder);
    } else {
      Link previous = Objects.requireNonNull(link.previous);
      previous.next = next;
      next.previous = previous;
      if (rings.get(link.filedUnder) == link) {
        rings.put(link.filedUnder, next);
      }
    }
    link.next = null;
    link.previous = null;
    link.filedUnder = null;
  }

  /** Returns the dependents filed under a key, or under a principal without key, as of now. */
  List<TrackedEntity> dependents(ForeignKeyPlan foreignKey, Object under) {
    Map<Object, Link> rings = heads.get(foreignKey);
    Link head = rings == null ? null : rings.get(under);
    if (head == null) {
      return List.of();
    }
    var found = new ArrayList<TrackedEntity>();
    Link link = head;
    do {
      found.add(link.dependent);
      link = Objects.requireNonNull(link.next);
    } while (link != head);
    return found;
  }

  void clear() {
    heads.clear();
  }
}
