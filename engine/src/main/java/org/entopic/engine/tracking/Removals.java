package org.entopic.engine.tracking;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Entities that go, taken out of the navigations of those that stay, one pass a navigation. */
final class Removals {
  private final Map<TrackedEntity, Map<NavigationPlan, Set<Object>>> byOwner = new HashMap<>();

  /** Notes the navigations that lead to an entity. */
  void add(TrackedEntity gone) {
    for (ForeignKeyPlan foreignKey : gone.plan.foreignKeys) {
      NavigationPlan inverse = foreignKey.inverse();
      TrackedEntity principal = gone.link(foreignKey).principal;
      if (inverse != null && principal != null) {
        add(principal, inverse, gone.entity);
      }
    }
    for (NavigationPlan navigation : gone.plan.joins) {
      TrackedEntity owner = gone.link(navigation.foreignKey).principal;
      TrackedEntity target = gone.link(navigation.targetForeignKey()).principal;
      if (owner != null && target != null) {
        add(owner, navigation, target.entity);
      }
    }
  }

  /** Writes the navigations of the entities that are still tracked. */
  void apply() {
    byOwner.forEach(
        (owner, navigations) -> {
          if (owner.isTracked()) {
            navigations.forEach((navigation, gone) -> apply(owner, navigation, gone));
          }
        });
  }

  private void add(TrackedEntity owner, NavigationPlan navigation, Object element) {
    if (!owner.isDeleted()) {
      byOwner
          .computeIfAbsent(owner, key -> new HashMap<>())
          .computeIfAbsent(navigation, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(element);
    }
  }

  private static void apply(TrackedEntity owner, NavigationPlan navigation, Set<Object> gone) {
    if (navigation.isCollection()) {
      NavigationWriter.removeAll(owner, navigation, gone);
    } else {
      Object current = NavigationWriter.read(owner, navigation);
      if (current != null && gone.contains(current)) {
        NavigationWriter.setReference(owner, navigation, null);
      }
    }
  }
}
