package org.entopic.engine.model;

import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** What keys are made of: the stored values of instances, and those of values of the program. */
interface InstanceValues {

  /** Returns the stored value of an instance's property. */
  @Nullable Object value(Object instance, PropertyModel property);

  /** Returns the stored value of a value in the property's Java type. */
  @Nullable Object toStored(PropertyModel property, @Nullable Object javaValue);
}
