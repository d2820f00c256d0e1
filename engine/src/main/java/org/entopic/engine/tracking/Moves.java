package org.entopic.engine.tracking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entopic.model.EntityState;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Stored entities that get another principal that is part of their key: each becomes a new entity,
 * and its row is tracked as deleted, by an instance of its own.
 */
final class Moves {
  private final IdentityMap identities;

  /** What was left behind by entities that moved and are not saved yet. */
  private final Map<TrackedEntity, TrackedEntity> left = new HashMap<>();

  Moves(IdentityMap identities) {
    this.identities = identities;
  }

  void clear() {
    left.clear();
  }

  /**
   * Refuses a principal that would change the key of an entity that cannot move.
   *
   * @param key what the foreign key is to hold
   */
  void require(TrackedEntity dependent, ForeignKeyPlan foreignKey, Object key) {
    if (!foreignKey.isPartOfKey() || !dependent.isStored()) {
      return;
    }
    Object moved = keyWith(dependent, foreignKey, key);
    if (Objects.equals(moved, dependent.key)) {
      return;
    }
    if (dependent.plan.immutable || dependent.isDeleted() && !dependent.orphaned) {
      throw TrackingMessages.keyChanged(
          dependent.plan,
          String.join(
              ", ", dependent.plan.keyProperties.stream().map(PropertyModel::name).toList()));
    }
    TrackedEntity other = moved == null ? null : identities.find(dependent.plan, moved);
    if (other != null && other != dependent) {
      throw TrackingMessages.identityConflict(dependent.plan);
    }
  }

  /**
   * Makes a stored entity a new one if its key changes with a foreign key, or a stored one again if
   * it comes back; returns the row it leaves, or null.
   */
  @Nullable Row leave(TrackedEntity dependent, ForeignKeyPlan foreignKey, Object key) {
    if (!foreignKey.isPartOfKey() || !dependent.isTracked()) {
      return null;
    }
    Object moved = keyWith(dependent, foreignKey, key);
    TrackedEntity behind = left.get(dependent);
    if (behind != null && behind.isDeleted() && Objects.equals(moved, behind.key)) {
      comeBack(dependent, behind);
      return null;
    }
    if (!dependent.isStored() || Objects.equals(moved, dependent.key)) {
      return null;
    }
    require(dependent, foreignKey, key);
    Row row = dependent.original;
    dependent.forgetOriginal();
    dependent.orphaned = false;
    dependent.forced = false;
    dependent.become(EntityState.ADDED);
    return row;
  }

  /** Tracks the row that an entity has left as deleted. */
  void leaveBehind(TrackedEntity dependent, Row row) {
    var behind =
        new TrackedEntity(
            dependent.plan, dependent.plan.mapping.instantiate(row, identities.context));
    behind.original = row;
    behind.key = row.key();
    behind.become(EntityState.DELETED);
    identities.add(behind);
    left.values().removeIf(each -> !each.isTracked());
    left.put(dependent, behind);
  }

  private void comeBack(TrackedEntity dependent, TrackedEntity behind) {
    left.remove(dependent);
    Row row = Objects.requireNonNull(behind.original);
    identities.remove(behind);
    dependent.rebase(row);
    dependent.become(EntityState.UNCHANGED);
  }

  private static @Nullable Object keyWith(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, Object key) {
    List<PropertyModel> properties = dependent.plan.keyProperties;
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      int position = foreignKey.properties.indexOf(properties.get(i));
      Object value =
          position < 0 ? dependent.value(properties.get(i)) : TypePlan.part(key, position);
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values.length == 1 ? values[0] : KeyValues.of(values);
  }
}
