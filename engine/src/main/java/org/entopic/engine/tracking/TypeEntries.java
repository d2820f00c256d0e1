package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityState;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The tracked entities of one type, in the order in which they came, and apart those that are not
 * as stored, in the order in which they became so.
 */
final class TypeEntries {
  final TypePlan plan;
  private @Nullable RowBuilder rows;
  private final Map<Object, TrackedEntity> byKey = new HashMap<>();

  /** The entities by alternate keys, one map each. */
  private final List<Map<Object, TrackedEntity>> byAlternate = new ArrayList<>(0);

  private final List<@Nullable TrackedEntity> entries = new ArrayList<>();
  private int gaps;
  private final List<@Nullable TrackedEntity> changed = new ArrayList<>();
  private int changedGaps;

  /** The entities that told of a change since they were last looked at. */
  private List<TrackedEntity> told = new ArrayList<>(0);

  TypeEntries(TypePlan plan) {
    this.plan = plan;
    plan.alternateKeys.forEach(key -> byAlternate.add(new HashMap<>()));
  }

  /** Returns the builder of the type's rows. */
  RowBuilder rows() {
    if (rows == null) {
      rows = new RowBuilder(plan.type);
    }
    return rows;
  }

  @Nullable TrackedEntity find(Object key) {
    return byKey.get(key);
  }

  /** Returns one more than the highest place; may grow while entries are visited. */
  int end() {
    return entries.size();
  }

  /** Returns the entry at a place, or null if it went. */
  @Nullable TrackedEntity at(int position) {
    return entries.get(position);
  }

  void add(TrackedEntity entity) {
    file(entity);
    for (int slot = 0; slot < byAlternate.size(); slot++) {
      fileAlternate(entity, slot);
    }
    entity.position = entries.size();
    entries.add(entity);
    if (entity.state != EntityState.UNCHANGED) {
      addChanged(entity);
    }
  }

  void remove(TrackedEntity entity) {
    unfile(entity);
    for (int slot = 0; slot < byAlternate.size(); slot++) {
      unfileAlternate(entity, slot);
    }
    entries.set(entity.position, null);
    gaps++;
    entity.position = -1;
    removeChanged(entity);
  }

  void file(TrackedEntity entity) {
    if (entity.key != null) {
      byKey.put(entity.key, entity);
    }
  }

  void unfile(TrackedEntity entity) {
    if (entity.key != null) {
      byKey.remove(entity.key, entity);
    }
  }

  @Nullable TrackedEntity findAlternate(int slot, Object value) {
    return byAlternate.get(slot).get(value);
  }

  void fileAlternate(TrackedEntity entity, int slot) {
    Object value = entity.alternate(slot);
    if (value != null) {
      byAlternate.get(slot).put(value, entity);
    }
  }

  void unfileAlternate(TrackedEntity entity, int slot) {
    Object value = entity.alternate(slot);
    if (value != null) {
      byAlternate.get(slot).remove(value, entity);
    }
  }

  /** Follows a tracked entity that gets another state. */
  void stateChanges(TrackedEntity entity, EntityState newState) {
    if (newState == EntityState.UNCHANGED) {
      removeChanged(entity);
    } else if (entity.changedPosition < 0) {
      addChanged(entity);
    }
  }

  /** Returns whether any entity is not as stored. */
  boolean hasChanged() {
    return changed.size() > changedGaps;
  }

  /** Returns one more than the highest place among the changed; may grow meanwhile. */
  int changedEnd() {
    return changed.size();
  }

  /** Returns the changed entity at a place, or null if it went. */
  @Nullable TrackedEntity changedAt(int position) {
    return changed.get(position);
  }

  private void addChanged(TrackedEntity entity) {
    entity.changedPosition = changed.size();
    changed.add(entity);
  }

  private void removeChanged(TrackedEntity entity) {
    if (entity.changedPosition >= 0) {
      changed.set(entity.changedPosition, null);
      entity.changedPosition = -1;
      changedGaps++;
    }
  }

  /** Notes that an entity told of a change. */
  void tell(TrackedEntity entity) {
    told.add(entity);
  }

  /** Hands over the entities that told of a change since the last call. */
  List<TrackedEntity> takeTold() {
    if (told.isEmpty()) {
      return List.of();
    }
    List<TrackedEntity> taken = told;
    told = new ArrayList<>();
    return taken;
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
    if (changedGaps > changed.size() / 2) {
      changed.removeIf(entry -> entry == null);
      changedGaps = 0;
      for (int i = 0; i < changed.size(); i++) {
        TrackedEntity entry = changed.get(i);
        if (entry != null) {
          entry.changedPosition = i;
        }
      }
    }
  }
}
