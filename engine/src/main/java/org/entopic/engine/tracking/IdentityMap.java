package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.entopic.EntityContext;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;

/** The tracked entities: one per instance, and one per type and key. */
final class IdentityMap {

  private final IdentityHashMap<Object, TrackedEntity> instances = new IdentityHashMap<>();

  /** Instances of immutable classes that others took the place of. */
  private final IdentityHashMap<Object, TrackedEntity> former = new IdentityHashMap<>();

  private final @Nullable TypeEntries[] types;

  private final TrackingEvents events;
  private final LazyNavigations lazy;

  /** What constructors of entities that take a context are given. */
  final @Nullable EntityContext context;

  IdentityMap(
      int types, TrackingEvents events, LazyNavigations lazy, @Nullable EntityContext context) {
    this.context = context;
    this.types = new @Nullable TypeEntries[types];
    this.events = events;
    this.lazy = lazy;
  }

  int size() {
    return instances.size();
  }

  @Nullable TrackedEntity find(Object entity) {
    TrackedEntity found = instances.get(entity);
    return found == null && !former.isEmpty() ? former.get(entity) : found;
  }

  /** Follows an entity that has another instance now. */
  void replaced(TrackedEntity entity) {
    for (Object instance : entity.former) {
      instances.remove(instance);
      former.put(instance, entity);
    }
    former.remove(entity.entity);
    instances.put(entity.entity, entity);
  }

  @Nullable TrackedEntity find(TypePlan plan, Object key) {
    TypeEntries entries = types[plan.index];
    return entries == null ? null : entries.find(key);
  }

  /** Returns the principal that a foreign key with a value refers to. */
  @Nullable TrackedEntity principal(ForeignKeyPlan foreignKey, Object value) {
    return foreignKey.alternate < 0
        ? find(foreignKey.principal, value)
        : findAlternate(foreignKey.principal, foreignKey.alternate, value);
  }

  @Nullable TrackedEntity findAlternate(TypePlan plan, int slot, Object value) {
    TypeEntries entries = types[plan.index];
    return entries == null ? null : entries.findAlternate(slot, value);
  }

  TypeEntries entries(TypePlan plan) {
    TypeEntries entries = types[plan.index];
    if (entries == null) {
      entries = new TypeEntries(plan);
      types[plan.index] = entries;
    }
    return entries;
  }

  /** Returns the entries of the types of which there are any. */
  List<TypeEntries> all() {
    var all = new ArrayList<TypeEntries>();
    for (TypeEntries entries : types) {
      if (entries != null && entries.end() > 0) {
        all.add(entries);
      }
    }
    return all;
  }

  /** Visits every entity, those that are added meanwhile to a type that has some included. */
  void forEach(Consumer<? super TrackedEntity> visitor) {
    for (TypeEntries entries : all()) {
      for (int i = 0; i < entries.end(); i++) {
        TrackedEntity entity = entries.at(i);
        if (entity != null) {
          visitor.accept(entity);
        }
      }
    }
  }

  /** Visits every entity that is not as stored, those that become so meanwhile included. */
  void forEachChanged(Consumer<? super TrackedEntity> visitor) {
    for (TypeEntries entries : all()) {
      forEachChanged(entries, visitor);
    }
  }

  /** Visits as {@link #forEachChanged} does, but only types that foreign keys refer to. */
  void forEachChangedPrincipal(Consumer<? super TrackedEntity> visitor) {
    for (TypeEntries entries : all()) {
      if (!entries.plan.referencing.isEmpty()) {
        forEachChanged(entries, visitor);
      }
    }
  }

  private static void forEachChanged(TypeEntries entries, Consumer<? super TrackedEntity> visitor) {
    for (int i = 0; i < entries.changedEnd(); i++) {
      TrackedEntity entity = entries.changedAt(i);
      if (entity != null) {
        visitor.accept(entity);
      }
    }
  }

  /** Adds an entity of the program's whose key, if it has one, nobody else has. */
  void add(TrackedEntity entity) {
    add(entity, Origin.PROGRAM);
  }

  /** Adds an entity whose key, if it has one, nobody else has. */
  void add(TrackedEntity entity, Origin origin) {
    events.tracked(entity, origin);
    instances.put(entity.entity, entity);
    entity.identities = this;
    if (!entity.former.isEmpty()) {
      replaced(entity);
    }
    entries(entity.plan).add(entity);
    entity.listen(entity);
    lazy.bind(entity, origin);
  }

  /** Forgets an entity, which is detached from now on. */
  void remove(TrackedEntity entity) {
    entity.listen(null);
    instances.remove(entity.entity);
    entity.former.forEach(former::remove);
    entries(entity.plan).remove(entity);
    events.changed(entity, entity.state);
    entity.identities = null;
    entity.become(EntityState.DETACHED);
  }

  /** Follows a tracked entity that gets another state. */
  void stateChanges(TrackedEntity entity, EntityState newState) {
    events.changed(entity, entity.state);
    entries(entity.plan).stateChanges(entity, newState);
  }

  /**
   * Files an entity under another key.
   *
   * @throws IllegalStateException if another entity has that key
   */
  void rekey(TrackedEntity entity, @Nullable Object key) {
    TypeEntries entries = entries(entity.plan);
    if (key != null) {
      TrackedEntity other = entries.find(key);
      if (other != null && other != entity) {
        throw TrackingMessages.identityConflict(entity.plan);
      }
    }
    entries.unfile(entity);
    entity.key = key;
    entries.file(entity);
  }

  /**
   * Files an entity under another alternate key.
   *
   * @throws IllegalStateException if another entity has that key
   */
  void rekey(TrackedEntity entity, int slot, @Nullable Object value) {
    TypeEntries entries = entries(entity.plan);
    if (value != null) {
      TrackedEntity other = entries.findAlternate(slot, value);
      if (other != null && other != entity && !other.isDeleted()) {
        throw TrackingMessages.alternateConflict(entity.plan, slot);
      }
    }
    entries.unfileAlternate(entity, slot);
    entity.alternate(slot, value);
    entries.fileAlternate(entity, slot);
  }

  /** Returns whether any entity is not as stored. */
  boolean hasChanged() {
    for (TypeEntries entries : types) {
      if (entries != null && entries.hasChanged()) {
        return true;
      }
    }
    return false;
  }

  /** Takes over what is lazy in the instance that a program put in the place of another. */
  void bindReplacement(TrackedEntity entity) {
    lazy.bind(entity, Origin.PROGRAM);
  }

  /** Lets go of entities that know of their context. */
  void release() {
    lazy.release();
    for (TypeEntries entries : all()) {
      if (entries.plan.notifies) {
        for (int i = 0; i < entries.end(); i++) {
          TrackedEntity entity = entries.at(i);
          if (entity != null) {
            entity.listen(null);
          }
        }
      }
    }
  }

  /** Forgets all entities, which are detached from now on. */
  void clear() {
    forEach(
        entity -> {
          entity.listen(null);
          entity.identities = null;
          entity.become(EntityState.DETACHED);
        });
    instances.clear();
    former.clear();
    Arrays.fill(types, null);
  }
}
