package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The tracked entities: one per instance, and one per type and key. */
final class IdentityMap {

  /** The tracked entities of one type, in the order in which they came. */
  static final class TypeEntries {
    final TypePlan plan;
    private @Nullable RowBuilder rows;
    private final Map<Object, TrackedEntity> byKey = new HashMap<>();
    private final List<@Nullable TrackedEntity> entries = new ArrayList<>();
    private int gaps;

    TypeEntries(TypePlan plan) {
      this.plan = plan;
    }

    /** Returns the builder of the type's rows. */
    RowBuilder rows() {
      if (rows == null) {
        rows = new RowBuilder(plan.type);
      }
      return rows;
    }

    /** Returns one more than the highest place; may grow while entries are visited. */
    int end() {
      return entries.size();
    }

    /** Returns the entry at a place, or null if it went. */
    @Nullable TrackedEntity at(int position) {
      return entries.get(position);
    }

    /** Closes gaps; not while entries are visited. */
    void compact() {
      if (gaps > entries.size() / 2) {
        entries.removeIf(entry -> entry == null);
        gaps = 0;
        for (int i = 0; i < entries.size(); i++) {
          TrackedEntity entry = entries.get(i);
          if (entry != null) {
            entry.position = i;
          }
        }
      }
    }
  }

  private final IdentityHashMap<Object, TrackedEntity> instances = new IdentityHashMap<>();

  /** Instances of immutable classes that others took the place of. */
  private final IdentityHashMap<Object, TrackedEntity> former = new IdentityHashMap<>();

  private final @Nullable TypeEntries[] types;

  private final TrackingEvents events;

  IdentityMap(int types, TrackingEvents events) {
    this.types = new @Nullable TypeEntries[types];
    this.events = events;
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
    return entries == null ? null : entries.byKey.get(key);
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
    any(
        entity -> {
          visitor.accept(entity);
          return false;
        });
  }

  /** Returns whether a condition holds for some entity; visits none after the first. */
  boolean any(Predicate<? super TrackedEntity> condition) {
    for (TypeEntries entries : all()) {
      for (int i = 0; i < entries.end(); i++) {
        TrackedEntity entity = entries.at(i);
        if (entity != null && condition.test(entity)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds an entity of the program's whose key, if it has one, nobody else has. */
  void add(TrackedEntity entity) {
    add(entity, Origin.PROGRAM);
  }

  /** Adds an entity whose key, if it has one, nobody else has. */
  void add(TrackedEntity entity, Origin origin) {
    entity.events = events;
    events.tracked(entity, origin);
    TypeEntries entries = entries(entity.plan);
    instances.put(entity.entity, entity);
    entity.identities = this;
    if (!entity.former.isEmpty()) {
      replaced(entity);
    }
    if (entity.key != null) {
      entries.byKey.put(entity.key, entity);
    }
    entity.position = entries.entries.size();
    entries.entries.add(entity);
  }

  void remove(TrackedEntity entity) {
    TypeEntries entries = entries(entity.plan);
    instances.remove(entity.entity);
    entity.former.forEach(former::remove);
    entity.identities = null;
    if (entity.key != null) {
      entries.byKey.remove(entity.key, entity);
    }
    entries.entries.set(entity.position, null);
    entries.gaps++;
    entity.position = -1;
  }

  /**
   * Files an entity under another key.
   *
   * @throws IllegalStateException if another entity has that key
   */
  void rekey(TrackedEntity entity, @Nullable Object key) {
    TypeEntries entries = entries(entity.plan);
    if (key != null) {
      TrackedEntity other = entries.byKey.get(key);
      if (other != null && other != entity) {
        throw TrackingMessages.identityConflict(entity.plan);
      }
    }
    if (entity.key != null) {
      entries.byKey.remove(entity.key, entity);
    }
    entity.key = key;
    if (key != null) {
      entries.byKey.put(key, entity);
    }
  }

  void clear() {
    instances.clear();
    former.clear();
    Arrays.fill(types, null);
  }
}
