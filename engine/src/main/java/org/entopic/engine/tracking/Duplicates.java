package org.entopic.engine.tracking;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.entopic.EntityEntry;
import org.entopic.spi.service.IdentityResolution;
import org.jspecify.annotations.Nullable;

/** Instances of a graph whose keys other instances have, and which of them stand for them. */
final class Duplicates {
  private final @Nullable IdentityResolution resolution;
  private final IdentityHashMap<Object, TrackedEntity> kept = new IdentityHashMap<>(0);

  Duplicates(@Nullable IdentityResolution resolution) {
    this.resolution = resolution;
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /**
   * Lets an entity stand for another one.
   *
   * @throws IllegalStateException if the context refuses that
   */
  void add(TrackedEntity duplicate, TrackedEntity standing) {
    if (resolution == null) {
      throw TrackingMessages.identityConflict(duplicate.plan);
    }
    kept.put(duplicate.entity, standing);
  }

  /** Returns the entities of a graph that are to be tracked. */
  List<TrackedEntity> without(List<TrackedEntity> nodes) {
    if (kept.isEmpty()) {
      return nodes;
    }
    return nodes.stream().filter(node -> !kept.containsKey(node.entity)).toList();
  }

  /** Returns the entity that stands for an instance, or null. */
  @Nullable TrackedEntity standingFor(Object entity) {
    return kept.get(entity);
  }

  /** Tells of the duplicates, once the entities that stand for them are tracked. */
  void resolve(Function<TrackedEntity, EntityEntry<?>> entries) {
    if (resolution != null) {
      kept.forEach((duplicate, standing) -> resolution.resolve(entries.apply(standing), duplicate));
    }
  }

  /** Puts the entity that stands for another one in its place in a navigation. */
  static void replace(
      TrackedEntity owner, NavigationPlan navigation, Object duplicate, TrackedEntity standing) {
    if (NavigationWriter.read(owner, navigation) instanceof Collection<?>) {
      NavigationWriter.remove(owner, navigation, duplicate);
      NavigationWriter.add(owner, navigation, standing.entity);
    } else {
      NavigationWriter.setReference(owner, navigation, standing.entity);
    }
  }
}
