package org.entopic.engine.tracking;

import java.util.Objects;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Hands the keys of principals on to their dependents, along chains of identifying relations. */
final class KeyPropagator {
  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final TrackingSettings settings;
  private final Moves moves;

  KeyPropagator(TrackingSettings settings, IdentityMap identities, DependentIndex dependents) {
    this.settings = settings;
    this.identities = identities;
    this.dependents = dependents;
    this.moves = new Moves(identities);
  }

  /** Forgets where entities came from. */
  void clear() {
    moves.clear();
  }

  /** Refuses another principal that would change the key of a stored entity that cannot move. */
  void requireFree(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    Object key = principal.keyFor(foreignKey);
    if (key != null) {
      moves.require(dependent, foreignKey, key);
    }
  }

  /** Lets the foreign keys that hold a key stand for another one, as the key does. */
  void markTemporary(TrackedEntity principal) {
    for (ForeignKeyPlan foreignKey : principal.plan.referencing) {
      Object key = principal.keyFor(foreignKey);
      if (key != null) {
        for (TrackedEntity dependent : dependents.dependents(foreignKey, key)) {
          if (dependent.link(foreignKey).principal == principal) {
            prepareAll(dependent, foreignKey, principal, key);
          }
        }
      }
    }
  }

  private void prepareAll(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal, Object key) {
    for (int i = 0; i < foreignKey.properties.size(); i++) {
      set(
          dependent,
          foreignKey.properties.get(i),
          foreignKey.propagate(i, TypePlan.part(key, i)),
          foreignKey.isTemporary(principal, i));
    }
  }

  /** Sets a foreign key to the key of its principal, once that has one. */
  void copy(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    Object current = dependent.currentValue(foreignKey);
    Object key = principal.keyFor(foreignKey);
    if (key != null && !key.equals(current)) {
      set(dependent, foreignKey, principal, key);
      current = key;
    }
    dependent.link(foreignKey).value = current;
  }

  /** Takes over the keys that the values of a new entity make now; returns whether any changed. */
  boolean keyChanged(TrackedEntity entity) {
    boolean changed = false;
    Object old = entity.key;
    Object key = entity.currentKey();
    if (!Objects.equals(old, key)) {
      identities.rekey(entity, key);
      propagate(entity, -1, old);
      changed = true;
    }
    for (int slot = 0; slot < entity.plan.alternateKeys.size(); slot++) {
      Object before = entity.alternate(slot);
      Object value = entity.currentAlternate(slot);
      if (!Objects.equals(before, value)) {
        identities.rekey(entity, slot, value);
        propagate(entity, slot, before);
        changed = true;
      }
    }
    return changed;
  }

  private void propagate(TrackedEntity entity, int alternate, @Nullable Object old) {
    for (ForeignKeyPlan foreignKey : entity.plan.referencing) {
      if (foreignKey.alternate != alternate) {
        continue;
      }
      for (TrackedEntity dependent :
          dependents.dependents(foreignKey, old != null ? old : entity)) {
        Link link = dependent.link(foreignKey);
        if (link.principal == entity) {
          dependents.file(foreignKey, link, entity.filedUnder(foreignKey));
          copy(dependent, foreignKey, entity);
        }
      }
    }
  }

  private void set(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal, Object key) {
    boolean tracked = dependent.isTracked();
    Row left = moves.leave(dependent, foreignKey, key);
    for (int i = 0; i < foreignKey.properties.size(); i++) {
      PropertyModel property = foreignKey.properties.get(i);
      Object part = TypePlan.part(key, i);
      if (!Objects.equals(part, dependent.value(property))) {
        set(
            dependent,
            property,
            foreignKey.propagate(i, part),
            foreignKey.isTemporary(principal, i));
      }
    }
    if (tracked && foreignKey.isPartOfKey()) {
      keyChanged(dependent);
    }
    if (left != null) {
      moves.leaveBehind(dependent, left);
    }
  }

  /** Gives an entity that is not tracked yet its key from a principal, where it can. */
  void prepare(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    Object key = principal.keyFor(foreignKey);
    if (key != null) {
      for (int i = 0; i < foreignKey.properties.size(); i++) {
        PropertyModel property = foreignKey.properties.get(i);
        Object part = TypePlan.part(key, i);
        if (!Objects.equals(part, dependent.value(property))) {
          set(
              dependent,
              property,
              foreignKey.propagate(i, part),
              foreignKey.isTemporary(principal, i));
        }
      }
    }
  }

  private void set(
      TrackedEntity dependent, PropertyModel property, Object part, boolean temporary) {
    if (temporary) {
      dependent.setTemporary(property, part, settings.temporaryKeys());
    } else {
      dependent.setValue(property, part);
    }
  }
}
