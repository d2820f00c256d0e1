package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Entities that are not tracked and that entities tracked alone refer to. */
final class UntrackedReferences {

  /** A navigation that led to an untracked entity when its owner came. */
  record Reference(TrackedEntity owner, NavigationPlan navigation) {
    boolean stillThere(Object entity) {
      if (!owner.isTracked()) {
        return false;
      }
      Object seen = owner.lastSeen(navigation);
      return seen == entity || seen instanceof CollectionSnapshot all && all.contains(entity);
    }
  }

  private final IdentityHashMap<Object, List<Reference>> references = new IdentityHashMap<>();

  void add(Object entity, TrackedEntity owner, NavigationPlan navigation) {
    references
        .computeIfAbsent(entity, any -> new ArrayList<>(1))
        .add(new Reference(owner, navigation));
  }

  List<Reference> take(Object entity) {
    if (references.isEmpty()) {
      return List.of();
    }
    List<Reference> taken = references.remove(entity);
    return taken == null ? List.of() : taken;
  }

  void clear() {
    references.clear();
  }
}
