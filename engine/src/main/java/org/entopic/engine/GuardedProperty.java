package org.entopic.engine;

import org.entopic.PropertyEntry;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** A property's entry that shares its context's rules on threads and closing. */
final class GuardedProperty<V> implements PropertyEntry<V> {
  private final ContextGuard guard;
  private final PropertyEntry<V> property;

  GuardedProperty(ContextGuard guard, PropertyEntry<V> property) {
    this.guard = guard;
    this.property = property;
  }

  @Override
  public PropertyModel model() {
    return property.model();
  }

  @Override
  public @Nullable V current() {
    return guard.<@Nullable V>run(property::current);
  }

  @Override
  public void setCurrent(@Nullable V value) {
    guard.use(() -> property.setCurrent(value));
  }

  @Override
  public @Nullable V original() {
    return guard.<@Nullable V>run(property::original);
  }

  @Override
  public boolean isModified() {
    return guard.run(property::isModified);
  }

  @Override
  public void setOriginal(@Nullable V value) {
    guard.use(() -> property.setOriginal(value));
  }

  @Override
  public void markModified() {
    guard.use(property::markModified);
  }

  @Override
  public boolean isTemporary() {
    return guard.run(property::isTemporary);
  }

  @Override
  public void markTemporary() {
    guard.use(property::markTemporary);
  }

  @Override
  public void revert() {
    guard.use(property::revert);
  }

  @Override
  public String toString() {
    return property.toString();
  }
}
