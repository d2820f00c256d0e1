package org.entopic.engine;

import java.util.Map;
import org.entopic.PropertyValues;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Property;
import org.jspecify.annotations.Nullable;

/** Values that share their context's rules on threads and closing. */
final class GuardedValues<T> implements PropertyValues<T> {
  private final ContextGuard guard;
  private final PropertyValues<T> values;

  GuardedValues(ContextGuard guard, PropertyValues<T> values) {
    this.guard = guard;
    this.values = values;
  }

  @Override
  public EntityTypeModel type() {
    return values.type();
  }

  @Override
  public @Nullable Object get(String property) {
    return guard.<@Nullable Object>run(() -> values.get(property));
  }

  @Override
  public <V> @Nullable V get(Property<? super T, V> property) {
    return guard.<@Nullable V>run(() -> values.get(property));
  }

  @Override
  public void set(String property, @Nullable Object value) {
    guard.use(() -> values.set(property, value));
  }

  @Override
  public void setAll(Object source) {
    guard.use(() -> values.setAll(source));
  }

  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @Override
  @SuppressWarnings("NullAway")
  public Map<String, @Nullable Object> toMap() {
    return guard.run(values::toMap);
  }

  @Override
  public PropertyValues<T> copy() {
    return new GuardedValues<>(guard, guard.run(values::copy));
  }

  @Override
  public T toEntity() {
    return guard.run(values::toEntity);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
