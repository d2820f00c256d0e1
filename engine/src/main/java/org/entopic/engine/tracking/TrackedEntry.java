package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entopic.CollectionEntry;
import org.entopic.EntityEntry;
import org.entopic.PropertyEntry;
import org.entopic.PropertyValues;
import org.entopic.ReferenceEntry;
import org.entopic.engine.tracking.TrackingMessages.NavigationKind;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The entry of an entity that is tracked, was, or will be. */
final class TrackedEntry<T> implements EntityEntry<T> {
  private final ChangeTracker tracker;
  private final TypePlan plan;
  private T entity;

  TrackedEntry(ChangeTracker tracker, TypePlan plan, T entity) {
    this.tracker = tracker;
    this.plan = plan;
    this.entity = entity;
  }

  ChangeTracker tracker() {
    return tracker;
  }

  TypePlan plan() {
    return plan;
  }

  @Nullable TrackedEntity tracked() {
    return tracker.find(entity);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T entity() {
    TrackedEntity tracked = tracked();
    if (tracked != null) {
      entity = (T) tracked.entity;
    }
    return entity;
  }

  @Override
  public void replace(T instance) {
    tracker.states().replace(entity, plan, instance);
    tracker.detector().detect(Objects.requireNonNull(tracked()));
  }

  @Override
  public EntityTypeModel type() {
    return plan.type;
  }

  @Override
  public EntityState state() {
    TrackedEntity tracked = tracked();
    if (tracked == null) {
      return EntityState.DETACHED;
    }
    tracker.detector().look(tracked);
    return tracked.state;
  }

  @Override
  public void setState(EntityState state) {
    tracker.states().set(plan, Objects.requireNonNull(entity), state);
  }

  @Override
  public boolean isKeySet() {
    TrackedEntity tracked = tracked();
    return (tracked != null ? tracked : new TrackedEntity(plan, entity())).isKeySet();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> PropertyEntry<V> property(Property<? super T, V> property) {
    return (PropertyEntry<V>) property(String.join(".", property.node().names()));
  }

  @Override
  public PropertyEntry<Object> property(String name) {
    return new TrackedProperty(
        this,
        plan.type.property(name).orElseThrow(() -> TrackingMessages.unknownProperty(plan, name)));
  }

  @Override
  public Collection<PropertyEntry<Object>> properties() {
    List<PropertyEntry<Object>> properties = new ArrayList<>();
    for (PropertyModel property : plan.type.properties()) {
      properties.add(new TrackedProperty(this, property));
    }
    return properties;
  }

  @Override
  public PropertyValues<T> currentValues() {
    return new EntryValues<>(this, EntryValues.Kind.CURRENT);
  }

  @Override
  public PropertyValues<T> originalValues() {
    return new EntryValues<>(this, EntryValues.Kind.ORIGINAL);
  }

  @Override
  public Optional<PropertyValues<T>> databaseValues() {
    Row row = tracker.entityRows().stored(Objects.requireNonNull(entity), plan);
    return row == null ? Optional.empty() : Optional.of(CopiedValues.of(plan, row));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <N> ReferenceEntry<N> reference(ReferenceProperty<? super T, N> reference) {
    return (ReferenceEntry<N>) reference(String.join(".", reference.node().names()));
  }

  @Override
  public ReferenceEntry<Object> reference(String name) {
    return tracker.entries().navigations().reference(navigation(name, NavigationKind.REFERENCE));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <N> CollectionEntry<N> collection(CollectionProperty<? super T, N> collection) {
    return (CollectionEntry<N>) collection(String.join(".", collection.node().names()));
  }

  @Override
  public CollectionEntry<Object> collection(String name) {
    return tracker.entries().navigations().collection(navigation(name, NavigationKind.COLLECTION));
  }

  private TrackedNavigation navigation(String name, NavigationKind wanted) {
    for (NavigationPlan navigation : plan.navigations) {
      if (navigation.model.name().equals(name)
          && navigation.isCollection() == (wanted == NavigationKind.COLLECTION)) {
        return new TrackedNavigation(tracker, Objects.requireNonNull(entity), plan, navigation);
      }
    }
    throw TrackingMessages.unknownNavigation(plan, name, wanted);
  }

  @Override
  public <E> EntityEntry<E> as(Class<E> entityClass) {
    return new TrackedEntry<>(tracker, plan, entityClass.cast(entity()));
  }

  @Override
  public void reload() {
    tracker.entityRows().reload(entity, plan);
  }

  /** Returns type and state, no values. */
  @Override
  public String toString() {
    TrackedEntity tracked = tracked();
    return plan + " " + (tracked == null ? EntityState.DETACHED : tracked.state);
  }
}
