package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/** A navigation of one entity, tracked or not. */
public final class TrackedNavigation {
  private final ChangeTracker tracker;
  private final Object entity;
  private final TypePlan type;
  private final NavigationPlan plan;

  TrackedNavigation(ChangeTracker tracker, Object entity, TypePlan type, NavigationPlan plan) {
    this.tracker = tracker;
    this.entity = entity;
    this.type = type;
    this.plan = plan;
  }

  /** Returns the navigation. */
  public NavigationModel model() {
    return plan.model;
  }

  /** Returns the related entity, or the collection, as the entity has it now. */
  public @Nullable Object current() {
    return plan.access.get(entity);
  }

  /** Returns the elements of a collection as the entity has it now. */
  public List<Object> elements() {
    return current() instanceof Collection<?> collection ? new ArrayList<>(collection) : List.of();
  }

  /** Sets a reference and sees to what depends on it. */
  public void setCurrent(@Nullable Object related) {
    plan.access.set(entity, related);
    TrackedEntity tracked = tracker.find(entity);
    if (tracked != null) {
      tracker.detector().detect(tracked);
    }
  }

  /** Returns whether everything that the navigation leads to is tracked. */
  public boolean isLoaded() {
    TrackedEntity tracked = tracker.find(entity);
    if (plan.access.isLazy()) {
      LazyCell<@Nullable Object> cell = plan.access.cell(entity);
      return tracked != null && cell != null && cell.isLoaded();
    }
    return tracked != null && (tracked.isLoaded(plan) || !plan.isCollection() && current() != null);
  }

  /** Records that everything the navigation leads to is tracked. */
  public void loaded() {
    tracker.rows().loaded(entity, plan.model);
  }

  /**
   * Returns the stored values by which related entities are found, in the order of the foreign key;
   * empty while one of them is null.
   *
   * @throws IllegalStateException if the entity is not tracked
   */
  public List<Object> values() {
    TrackedEntity tracked = tracker.find(entity);
    if (tracked == null) {
      throw TrackingMessages.notTracked(type, plan);
    }
    List<PropertyModel> properties =
        plan.kind == NavigationModel.Kind.TO_PRINCIPAL
            ? plan.foreignKey.properties
            : plan.foreignKey.model.principalKey().properties();
    var values = new ArrayList<Object>();
    for (PropertyModel property : properties) {
      Object value = tracked.value(property);
      if (value == null) {
        return List.of();
      }
      values.add(value);
    }
    return values;
  }
}
