package org.entopic.engine.tracking;

import java.util.Objects;
import org.entopic.model.EntityState;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Reads the stored rows of single entities. */
final class EntityRows {
  private final IdentityMap identities;
  private final StateChanger states;
  private final RowSource rows;

  EntityRows(IdentityMap identities, StateChanger states, RowSource rows) {
    this.identities = identities;
    this.states = states;
    this.rows = rows;
  }

  /** Returns the stored row of an entity, tracked or not. */
  @Nullable Row stored(Object entity, TypePlan plan) {
    TrackedEntity tracked = identities.find(entity);
    Object key = tracked == null ? plan.mapping.key(entity) : tracked.key;
    return key == null ? null : rows.current(plan.type, key);
  }

  /**
   * Gives an entity its stored values; one that is not stored any more as what it is, is forgotten.
   */
  void reload(Object entity, TypePlan plan) {
    TrackedEntity tracked = identities.find(entity);
    Object key = tracked == null ? plan.mapping.key(entity) : tracked.key;
    if (key == null || tracked != null && tracked.state == EntityState.ADDED) {
      return;
    }
    Row row = rows.current(plan.type, key);
    if (row == null || !plan.mapping.isAlike(row, entity)) {
      states.set(plan, entity, EntityState.DETACHED);
    } else if (tracked != null) {
      states.revertTo(tracked, row);
    } else {
      plan.mapping.refresh(row, entity);
      states.set(plan, entity, EntityState.UNCHANGED);
      Objects.requireNonNull(identities.find(entity)).accept(row);
    }
  }
}
