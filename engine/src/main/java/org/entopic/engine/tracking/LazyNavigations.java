package org.entopic.engine.tracking;

import java.util.HashMap;
import java.util.Map;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.model.EntityState;
import org.entopic.model.LazyLoading;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.spi.access.LazyCell;
import org.entopic.spi.access.LazyLoader;
import org.jspecify.annotations.Nullable;

/** Has what is lazy in tracked entities load itself through their context. */
final class LazyNavigations {
  private final ChangeTracker tracker;
  private final Map<NavigationPlan, LazyLoader> loaders = new HashMap<>();
  private boolean released;

  LazyNavigations(ChangeTracker tracker) {
    this.tracker = tracker;
  }

  /** Loads one navigation of the entities of the tracker. */
  private final class Loader implements LazyLoader {
    private final NavigationPlan navigation;

    Loader(NavigationPlan navigation) {
      this.navigation = navigation;
    }

    @Override
    public void load(Object owner) {
      if (tracker.settings().lazyLoading() == LazyLoading.ON) {
        TypePlan plan = tracker.plan(navigation.model.declaringType());
        var tracked = new TrackedNavigation(tracker, owner, plan, navigation);
        tracker.entries().navigations().load(tracked);
      }
    }

    @Override
    public boolean holds(Object owner) {
      return !released && tracker.find(owner) != null;
    }
  }

  /** Takes over what is lazy in an entity. */
  void bind(TrackedEntity entity, Origin origin) {
    for (NavigationPlan navigation : entity.plan.lazy) {
      LazyCell<@Nullable Object> cell = navigation.access.cell(entity.entity);
      if (cell != null) {
        if (origin == Origin.QUERY) {
          cell.loaded(false);
        } else if (!cell.bound()) {
          cell.loaded(isComplete(entity, navigation, cell));
        }
        cell.bind(loaders.computeIfAbsent(navigation, Loader::new), entity.entity);
        if (navigation.isCollection()) {
          navigation.access.collection(entity.entity);
        }
      }
    }
  }

  /** What a program made is complete if nothing stored can belong to it. */
  private static boolean isComplete(
      TrackedEntity entity, NavigationPlan navigation, LazyCell<@Nullable Object> cell) {
    return navigation.kind != Kind.TO_PRINCIPAL && entity.state == EntityState.ADDED
        || !navigation.isCollection() && cell.peek() != null;
  }

  /** Returns whether a context that is open tracks an entity, as far as the entity knows. */
  static boolean isHeld(TypePlan plan, Object entity) {
    for (NavigationPlan navigation : plan.lazy) {
      LazyCell<@Nullable Object> cell = navigation.access.cell(entity);
      if (cell != null && cell.held()) {
        return true;
      }
    }
    return false;
  }

  /** Gives up all entities; the tracker is not used any more. */
  void release() {
    released = true;
  }
}
