package org.entopic.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.entopic.CollectionEntry;
import org.entopic.EntityEntry;
import org.entopic.PropertyEntry;
import org.entopic.PropertyValues;
import org.entopic.ReferenceEntry;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;

/** An entry that shares its context's rules on threads and closing. */
final class GuardedEntry<T> implements EntityEntry<T> {
  private final ContextGuard guard;
  private final EntityEntry<T> entry;

  GuardedEntry(ContextGuard guard, EntityEntry<T> entry) {
    this.guard = guard;
    this.entry = entry;
  }

  @Override
  public T entity() {
    return entry.entity();
  }

  @Override
  public EntityTypeModel type() {
    return entry.type();
  }

  @Override
  public EntityState state() {
    return guard.run(entry::state);
  }

  @Override
  public void setState(EntityState state) {
    guard.use(() -> entry.setState(state));
  }

  @Override
  public boolean isKeySet() {
    return guard.run(entry::isKeySet);
  }

  @Override
  public <V> PropertyEntry<V> property(Property<? super T, V> property) {
    return new GuardedProperty<>(guard, entry.property(property));
  }

  @Override
  public PropertyEntry<Object> property(String name) {
    return new GuardedProperty<>(guard, entry.property(name));
  }

  @Override
  public Collection<PropertyEntry<Object>> properties() {
    return entry.properties().stream().map(this::guarded).toList();
  }

  private PropertyEntry<Object> guarded(PropertyEntry<Object> property) {
    return new GuardedProperty<>(guard, property);
  }

  @Override
  public void replace(T instance) {
    guard.use(() -> entry.replace(instance));
  }

  @Override
  public PropertyValues<T> currentValues() {
    return new GuardedValues<>(guard, entry.currentValues());
  }

  @Override
  public PropertyValues<T> originalValues() {
    return new GuardedValues<>(guard, entry.originalValues());
  }

  @Override
  public Optional<PropertyValues<T>> databaseValues() {
    return guard.run(entry::databaseValues).map(values -> new GuardedValues<>(guard, values));
  }

  @Override
  public <N> ReferenceEntry<N> reference(ReferenceProperty<? super T, N> reference) {
    return guard.run(() -> entry.reference(reference));
  }

  @Override
  public ReferenceEntry<Object> reference(String name) {
    return guard.run(() -> entry.reference(name));
  }

  @Override
  public <N> CollectionEntry<N> collection(CollectionProperty<? super T, N> collection) {
    return guard.run(() -> entry.collection(collection));
  }

  @Override
  public CollectionEntry<Object> collection(String name) {
    return guard.run(() -> entry.collection(name));
  }

  @Override
  public <E> EntityEntry<E> as(Class<E> entityClass) {
    return new GuardedEntry<>(guard, entry.as(entityClass));
  }

  @Override
  public void reload() {
    guard.use(entry::reload);
  }

  @Override
  public String toString() {
    return entry.toString();
  }

  static List<EntityEntry<?>> all(ContextGuard guard, List<EntityEntry<?>> entries) {
    return entries.stream().<EntityEntry<?>>map(entry -> of(guard, entry)).toList();
  }

  static <T> EntityEntry<T> of(ContextGuard guard, EntityEntry<T> entry) {
    return new GuardedEntry<>(guard, entry);
  }
}
