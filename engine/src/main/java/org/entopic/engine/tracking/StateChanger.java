package org.entopic.engine.tracking;

import java.util.List;
import java.util.Objects;
import org.entopic.engine.tracking.GraphAttacher.Mode;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;

/** Moves single entities from state to state on request. */
final class StateChanger {
  private final TrackingModel model;
  private final IdentityMap identities;
  private final NavigationFixer fixer;
  private final GraphAttacher attacher;
  private final GeneratedValues generated;
  private final KeyPropagator keys;
  private final Cascade cascade;

  StateChanger(
      TrackingModel model,
      IdentityMap identities,
      NavigationFixer fixer,
      GraphAttacher attacher,
      GeneratedValues generated,
      KeyPropagator keys,
      Cascade cascade) {
    this.model = model;
    this.identities = identities;
    this.fixer = fixer;
    this.attacher = attacher;
    this.generated = generated;
    this.keys = keys;
    this.cascade = cascade;
  }

  /** Sets the state of an entity, tracked or not; nothing reachable from it is touched. */
  void set(TypePlan plan, Object entity, EntityState state) {
    TrackedEntity tracked = identities.find(entity);
    if (tracked != null) {
      set(tracked, state);
    } else if (state != EntityState.DETACHED) {
      attachAlone(plan, entity, state);
    }
  }

  void set(TrackedEntity entity, EntityState state) {
    switch (state) {
      case DETACHED -> cascade.detach(entity);
      case ADDED -> setAdded(entity);
      case UNCHANGED -> setUnchanged(entity);
      case MODIFIED -> setModified(entity);
      case DELETED -> setDeleted(entity);
    }
  }

  private void attachAlone(TypePlan plan, Object entity, EntityState state) {
    var node = new TrackedEntity(plan, entity);
    attacher.attachAlone(node, state == EntityState.ADDED ? Mode.ADD : Mode.ATTACH);
    if (node.state != EntityState.ADDED) {
      set(node, state);
    }
  }

  private void setAdded(TrackedEntity entity) {
    if (entity.isDeleted()) {
      restore(entity);
    } else if (entity.state != EntityState.ADDED) {
      entity.forgetOriginal();
      entity.become(EntityState.ADDED);
      entity.forced = false;
      generated.fill(entity);
      keys.keyChanged(entity);
    }
  }

  private void setUnchanged(TrackedEntity entity) {
    if (entity.state == EntityState.ADDED) {
      acceptCurrent(entity);
    } else if (entity.isDeleted()) {
      restore(entity);
    } else if (entity.original != null && entity.state == EntityState.MODIFIED) {
      revertTo(entity, entity.original);
    }
  }

  private void setModified(TrackedEntity entity) {
    if (entity.state == EntityState.ADDED) {
      acceptCurrent(entity);
    }
    entity.become(EntityState.MODIFIED);
    entity.forced = true;
    entity.orphaned = false;
  }

  private void setDeleted(TrackedEntity entity) {
    if (entity.isStored()) {
      entity.become(EntityState.DELETED);
    } else {
      fixer.forgetAll(List.of(entity));
    }
  }

  /** Refuses an entity without a key. */
  Object requireKey(TrackedEntity entity) {
    if (!entity.isStored()) {
      keys.keyChanged(entity);
    }
    PropertyModel temporary = entity.firstTemporary(entity.plan.keyProperties);
    if (temporary != null) {
      throw TrackingMessages.temporaryKey(entity.plan, temporary.name());
    }
    if (entity.key == null) {
      throw TrackingMessages.nullKey(entity.plan, entity.plan.keyProperties.get(0).name());
    }
    return entity.key;
  }

  /** Makes the current values the original ones. */
  void acceptCurrent(TrackedEntity entity) {
    Object key = requireKey(entity);
    boolean partial = entity.partial;
    entity.accept(entity.row(identities.entries(entity.plan).rows(), key));
    entity.partial = partial;
    entity.become(EntityState.UNCHANGED);
    NavigationFixer.refreshState(entity);
  }

  /** Gives an entity the values of a row and makes it unchanged. */
  void revertTo(TrackedEntity entity, Row row) {
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      NavigationPlan reference = foreignKey.reference();
      if (reference != null && NavigationWriter.isChanged(entity, reference)) {
        NavigationWriter.setReference(entity, reference, entity.lastSeen(reference));
      }
    }
    entity.refresh(row);
    entity.accept(row);
    entity.become(EntityState.UNCHANGED);
    entity.orphaned = false;
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      Link link = entity.link(foreignKey);
      if (link.severed || !Objects.equals(foreignKey.valueIn(row), link.value)) {
        fixer.foreignKeyChanged(entity, foreignKey);
      }
    }
  }

  /** Takes another instance of an immutable class in the place of an entity's. */
  void replace(Object entity, TypePlan plan, Object instance) {
    TrackedEntity tracked = identities.find(entity);
    if (tracked == null || !plan.immutable) {
      throw TrackingMessages.notReplaceable(plan);
    }
    if (tracked.entity == instance) {
      return;
    }
    if (model.plan(instance) != plan || identities.find(instance) != null) {
      throw TrackingMessages.identityConflict(plan);
    }
    if (tracked.isStored() && !Objects.equals(plan.mapping.key(instance), tracked.key)) {
      throw TrackingMessages.keyChanged(plan, plan.keyProperties.get(0).name());
    }
    tracked.replace(instance);
    identities.bindReplacement(tracked);
  }

  private void restore(TrackedEntity entity) {
    entity.become(EntityState.UNCHANGED);
    entity.orphaned = false;
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      if (entity.link(foreignKey).principal == null) {
        fixer.foreignKeyChanged(entity, foreignKey);
      }
    }
    NavigationFixer.refreshState(entity);
  }
}
