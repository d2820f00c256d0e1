package org.entopic.engine.tracking;

import org.jspecify.annotations.Nullable;

/** What was last seen of the navigations of one entity, and which of them are loaded. */
final class NavigationMemory {
  private final @Nullable Object[] seen;
  private long loaded;

  NavigationMemory(int navigations) {
    seen = new @Nullable Object[navigations];
  }

  /** Returns the reference, or the {@link CollectionSnapshot}, that a navigation last had. */
  @Nullable Object lastSeen(NavigationPlan navigation) {
    return seen[navigation.slot];
  }

  void remember(NavigationPlan navigation, @Nullable Object value) {
    seen[navigation.slot] = value;
  }

  /** Returns the elements that a collection last had, made empty if there were none. */
  CollectionSnapshot snapshot(NavigationPlan navigation) {
    if (seen[navigation.slot] instanceof CollectionSnapshot snapshot) {
      return snapshot;
    }
    var snapshot = new CollectionSnapshot();
    seen[navigation.slot] = snapshot;
    return snapshot;
  }

  boolean isLoaded(NavigationPlan navigation) {
    return (loaded >>> navigation.slot & 1) != 0;
  }

  void setLoaded(NavigationPlan navigation) {
    loaded |= 1L << navigation.slot;
  }

  void forgetLoaded(NavigationPlan navigation) {
    loaded &= ~(1L << navigation.slot);
  }
}
