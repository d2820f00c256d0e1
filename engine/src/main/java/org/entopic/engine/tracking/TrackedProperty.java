package org.entopic.engine.tracking;

import java.lang.invoke.MethodType;
import org.entopic.PropertyEntry;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** A property of an entity, tracked or not. */
final class TrackedProperty implements PropertyEntry<Object> {
  private final TrackedEntry<?> entry;
  private final PropertyModel property;

  TrackedProperty(TrackedEntry<?> entry, PropertyModel property) {
    this.entry = entry;
    this.property = property;
  }

  @Override
  public PropertyModel model() {
    return property;
  }

  @Override
  public @Nullable Object current() {
    TrackedEntity tracked = entry.tracked();
    if (tracked != null) {
      return toJava(tracked.value(property));
    }
    return property.isShadow()
        ? null
        : toJava(entry.plan().mapping.value(entry.entity(), property));
  }

  @Override
  public void setCurrent(@Nullable Object value) {
    TypePlan plan = entry.plan();
    if (value == null
        ? !property.isNullable()
        : !MethodType.methodType(property.javaType()).wrap().returnType().isInstance(value)) {
      throw TrackingMessages.wrongValue(plan, property);
    }
    TrackedEntity tracked = entry.tracked();
    Object stored = plan.mapping.toStored(property, value);
    if (tracked != null) {
      if (property.isKey() && tracked.isStored()) {
        throw TrackingMessages.keyOfStored(plan, property);
      }
      tracked.setValue(property, stored);
      entry.tracker().detect(tracked);
    } else if (property.isShadow()) {
      throw TrackingMessages.shadowOfUntracked(plan, property);
    } else {
      plan.mapping.setValue(entry.entity(), property, stored);
    }
  }

  @Override
  public @Nullable Object original() {
    TrackedEntity tracked = entry.tracked();
    return tracked == null || tracked.original == null
        ? current()
        : toJava(tracked.original.get(property.ordinal()));
  }

  @Override
  public boolean isModified() {
    TrackedEntity tracked = entry.tracked();
    if (tracked == null) {
      return false;
    }
    entry.tracker().detect(tracked);
    return tracked.state == EntityState.MODIFIED
        && (tracked.forced ? !property.isKey() : tracked.differs(property));
  }

  private @Nullable Object toJava(@Nullable Object stored) {
    return entry.plan().mapping.toJava(property, stored);
  }
}
