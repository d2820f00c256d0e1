package org.entopic.engine.tracking;

import org.entopic.ChangeListener;
import org.entopic.ChangeNotifier;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;

/** One entity and what is known of it. */
final class TrackedEntity extends TrackedValues implements ChangeListener {
  private static final Link[] NO_LINKS = {};

  /** Set by {@link #become} only. */
  EntityState state = EntityState.DETACHED;

  /** Where the entity is tracked, once it is. */
  @Nullable IdentityMap identities;

  /** The key under which the entity is tracked; null while a key value is missing. */
  @Nullable Object key;

  /** Whether the entity is deleted only because it lost its principal. */
  boolean orphaned;

  /** Whether the entity told of a change since it was last looked at. */
  private boolean told;

  /** The place among the tracked entities of the type. */
  int position = -1;

  /** The place among those that are not as stored. */
  int changedPosition = -1;

  private final Link[] links;
  private final @Nullable Object @Nullable [] alternates;
  private @Nullable NavigationMemory navigations;

  TrackedEntity(TypePlan plan, Object entity) {
    super(plan, entity);
    int foreignKeys = plan.foreignKeys.size();
    links = foreignKeys == 0 ? NO_LINKS : new Link[foreignKeys];
    for (int i = 0; i < foreignKeys; i++) {
      links[i] = new Link(this);
    }
    alternates = plan.alternateKeys.isEmpty() ? null : new Object[plan.alternateKeys.size()];
  }

  /** Returns what a foreign key holds to refer to this entity; null while that is missing. */
  @Nullable Object keyFor(ForeignKeyPlan foreignKey) {
    return foreignKey.alternate < 0 ? key : alternate(foreignKey.alternate);
  }

  /** Returns what the dependents of this entity are filed under. */
  Object filedUnder(ForeignKeyPlan foreignKey) {
    Object own = keyFor(foreignKey);
    return own != null ? own : this;
  }

  /** Returns the value of an alternate key under which the entity is tracked. */
  @Nullable Object alternate(int slot) {
    return alternates == null ? null : alternates[slot];
  }

  /** Sets the value of an alternate key under which the entity is tracked. */
  void alternate(int slot, @Nullable Object value) {
    if (alternates != null) {
      alternates[slot] = value;
    }
  }

  /** Takes over the keys that the entity's values make. */
  void readKeys() {
    key = currentKey();
    readAlternates();
  }

  /** Takes over the alternate keys that the entity's values make. */
  void readAlternates() {
    for (int slot = 0; slot < plan.alternateKeys.size(); slot++) {
      alternate(slot, currentAlternate(slot));
    }
  }

  void become(EntityState newState) {
    if (identities != null && newState != state) {
      identities.stateChanges(this, newState);
    }
    state = newState;
  }

  @Override
  public void changed() {
    if (identities != null && !told) {
      told = true;
      identities.entries(plan).tell(this);
    }
  }

  /** Takes note that the entity was looked at, whatever it told before. */
  void lookedAt() {
    told = false;
  }

  /** Has an entity that tells of its changes tell them here, or nobody. */
  void listen(@Nullable TrackedEntity listener) {
    if (plan.notifies) {
      ((ChangeNotifier) entity).changeListener(listener);
    }
  }

  /** Returns whether another context tracks the instance, as far as the instance knows. */
  boolean isForeign() {
    return plan.notifies && ((ChangeNotifier) entity).changeListener() != null
        || LazyNavigations.isHeld(plan, entity);
  }

  Link link(ForeignKeyPlan foreignKey) {
    return links[foreignKey.slot];
  }

  boolean isTracked() {
    return state != EntityState.DETACHED;
  }

  boolean isDeleted() {
    return state == EntityState.DELETED;
  }

  /** Returns whether a principal was taken away that the entity cannot be without. */
  boolean isSevered() {
    for (Link link : links) {
      if (link.severed) {
        return true;
      }
    }
    return false;
  }

  /** Returns what was seen of the navigations, for the first time where nothing was. */
  NavigationMemory navigations() {
    if (navigations == null) {
      navigations = new NavigationMemory(plan.navigations.size());
    }
    return navigations;
  }

  /** Returns the reference, or the {@link CollectionSnapshot}, that a navigation last had. */
  @Nullable Object lastSeen(NavigationPlan navigation) {
    return navigations == null ? null : navigations.lastSeen(navigation);
  }

  void remember(NavigationPlan navigation, @Nullable Object seen) {
    if (navigations != null || seen != null) {
      navigations().remember(navigation, seen);
    }
  }

  boolean isLoaded(NavigationPlan navigation) {
    return navigations != null && navigations.isLoaded(navigation);
  }

  /** Takes note that a navigation leads elsewhere than when it was loaded. */
  void forgetLoaded(NavigationPlan navigation) {
    if (navigations != null) {
      navigations.forgetLoaded(navigation);
    }
  }

  @Override
  void replace(Object instance) {
    super.replace(instance);
    if (identities != null) {
      identities.replaced(this);
    }
  }

  @Override
  public String toString() {
    return plan.type.name() + " " + state;
  }
}
