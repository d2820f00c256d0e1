package org.entopic.engine.tracking;

import org.entopic.engine.model.JoinEntity;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.access.LazyCell;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes tracked entities of the rows that queries find. */
final class TrackedRows implements RowTracker {
  private final TrackingModel model;
  private final IdentityMap identities;
  private final NavigationFixer fixer;

  TrackedRows(TrackingModel model, IdentityMap identities, NavigationFixer fixer) {
    this.model = model;
    this.identities = identities;
    this.fixer = fixer;
  }

  @Override
  public @Nullable Object tracked(EntityTypeModel type, Object key) {
    TrackedEntity entity = identities.find(model.plan(type), key);
    return entity == null ? null : entity.entity;
  }

  @Override
  public boolean isDeleted(Object entity) {
    TrackedEntity tracked = identities.find(entity);
    return tracked != null && tracked.isDeleted();
  }

  @Override
  public Object track(EntityTypeModel type, Row row) {
    TypePlan plan = model.plan(type);
    TrackedEntity known = identities.find(plan, row.key());
    if (known == null) {
      known = new TrackedEntity(plan, plan.instantiate(row, identities.context));
      known.key = row.key();
      known.accept(row);
      known.readAlternates();
      known.become(EntityState.UNCHANGED);
      identities.add(known, Origin.QUERY);
      fixer.wire(known);
    } else if (known.state == EntityState.ADDED && known.entity instanceof JoinEntity) {
      known.accept(row);
      known.become(EntityState.UNCHANGED);
    }
    return known.entity;
  }

  @Override
  public void loaded(Object entity, NavigationModel navigation) {
    TrackedEntity tracked = identities.find(entity);
    if (tracked == null) {
      return;
    }
    for (NavigationPlan plan : tracked.plan.navigations) {
      if (plan.model.name().equals(navigation.name())) {
        tracked.navigations().setLoaded(plan);
        if (plan.isCollection()) {
          plan.access.collection(entity);
        }
        LazyCell<@Nullable Object> cell = plan.access.cell(entity);
        if (cell != null) {
          cell.loaded(true);
        }
      }
    }
  }
}
