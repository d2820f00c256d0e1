package org.entopic.engine.tracking;

import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** The values of one entity that stand for generated ones. */
final class TemporaryValues {
  private final @Nullable Object[] byOrdinal;
  private int count;

  TemporaryValues(EntityTypeModel type) {
    byOrdinal = new @Nullable Object[type.propertyCount()];
  }

  @Nullable Object get(PropertyModel property) {
    return byOrdinal[property.ordinal()];
  }

  void set(PropertyModel property, Object value) {
    if (byOrdinal[property.ordinal()] == null) {
      count++;
    }
    byOrdinal[property.ordinal()] = value;
  }

  /** Forgets the value of a property; returns null when none is left. */
  @Nullable TemporaryValues without(PropertyModel property) {
    if (byOrdinal[property.ordinal()] != null) {
      byOrdinal[property.ordinal()] = null;
      count--;
    }
    return count == 0 ? null : this;
  }
}
