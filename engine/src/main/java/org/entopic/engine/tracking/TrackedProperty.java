package org.entopic.engine.tracking;

import java.lang.invoke.MethodType;
import org.entopic.PropertyEntry;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.backend.RowBuilder;
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
    set(checked(value));
    TrackedEntity tracked = entry.tracked();
    if (tracked != null) {
      entry.tracker().detector().detect(tracked);
    }
  }

  /** Returns the stored value of a value that the property can be set to. */
  @Nullable Object checked(@Nullable Object value) {
    TypePlan plan = entry.plan();
    Object stored = plan.mapping.toStored(property, typed(value));
    TrackedEntity tracked = entry.tracked();
    if (tracked == null) {
      if (property.isShadow()) {
        throw TrackingMessages.shadowOfUntracked(plan, property);
      }
    } else if (plan.isPartOfAnyKey(property) && tracked.isStored()) {
      throw TrackingMessages.keyOfStored(plan, property);
    }
    return stored;
  }

  /** Sets a value that was checked, without looking for its consequences. */
  void set(@Nullable Object stored) {
    TrackedEntity tracked = entry.tracked();
    if (tracked != null) {
      tracked.setValue(property, stored);
    } else {
      entry.plan().mapping.setValue(entry.entity(), property, stored);
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
    entry.tracker().detector().look(tracked);
    return tracked.state == EntityState.MODIFIED
        && (tracked.isMarked(property) || tracked.differs(property));
  }

  @Override
  public void setOriginal(@Nullable Object value) {
    setOriginalStored(checkedOriginal(value));
  }

  /** Returns the stored value of a value that the property can be taken to have been read with. */
  @Nullable Object checkedOriginal(@Nullable Object value) {
    Object stored = entry.plan().mapping.toStored(property, typed(value));
    if (property.isKey()) {
      throw TrackingMessages.keyOfStored(entry.plan(), property);
    }
    requireStored();
    return stored;
  }

  /** Sets an original value that was checked. */
  void setOriginalStored(@Nullable Object stored) {
    TrackedEntity tracked = requireStored();
    tracked.setOriginal(property, stored, new RowBuilder(entry.plan().type));
    NavigationFixer.refreshState(tracked);
  }

  @Override
  public void markModified() {
    TrackedEntity tracked = requireStored();
    if (property.isKey()) {
      throw TrackingMessages.keyOfStored(entry.plan(), property);
    }
    if (tracked.isDeleted()) {
      throw TrackingMessages.notStored(entry.plan(), property);
    }
    tracked.mark(property);
    NavigationFixer.refreshState(tracked);
  }

  @Override
  public boolean isTemporary() {
    TrackedEntity tracked = entry.tracked();
    return tracked != null && tracked.isTemporary(property);
  }

  @Override
  public void markTemporary() {
    TrackedEntity tracked = entry.tracked();
    if (tracked == null
        || tracked.state != EntityState.ADDED
        || property.valueGeneration() != ValueGeneration.SEQUENCE) {
      throw TrackingMessages.notTemporary(entry.plan(), property);
    }
    entry.tracker().markTemporary(tracked, property);
  }

  @Override
  public void revert() {
    TrackedEntity tracked = entry.tracked();
    if (tracked != null && tracked.original != null && !property.isKey()) {
      tracked.unmark(property);
      tracked.setValue(property, tracked.original.get(property.ordinal()));
      entry.tracker().detector().detect(tracked);
    }
  }

  private TrackedEntity requireStored() {
    TrackedEntity tracked = entry.tracked();
    if (tracked == null || !tracked.isStored()) {
      throw TrackingMessages.notStored(entry.plan(), property);
    }
    return tracked;
  }

  private @Nullable Object typed(@Nullable Object value) {
    if (value == null
        ? !property.isNullable()
        : !MethodType.methodType(property.javaType()).wrap().returnType().isInstance(value)) {
      throw TrackingMessages.wrongValue(entry.plan(), property);
    }
    return value;
  }

  private @Nullable Object toJava(@Nullable Object stored) {
    return entry.plan().mapping.toJava(property, stored);
  }
}
