package org.entopic.engine.tracking;

import java.lang.invoke.MethodType;
import java.util.Map;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Values that stand alone. */
final class CopiedValues<T> extends EntityValues<T> {
  private final TypePlan plan;
  private final @Nullable Object[] stored;

  CopiedValues(TypePlan plan) {
    super(plan);
    this.plan = plan;
    this.stored = new @Nullable Object[plan.type.propertyCount()];
  }

  static <T> CopiedValues<T> of(TypePlan plan, Row row) {
    var copy = new CopiedValues<T>(plan);
    for (PropertyModel property : plan.type.properties()) {
      copy.take(property, row.get(property.ordinal()));
    }
    return copy;
  }

  void take(PropertyModel property, @Nullable Object value) {
    stored[property.ordinal()] = value;
  }

  @Override
  @Nullable Object get(PropertyModel property) {
    return plan.mapping.toJava(property, stored[property.ordinal()]);
  }

  @Override
  @Nullable Object checked(PropertyModel property, @Nullable Object value) {
    if (value == null
        ? !property.isNullable()
        : !MethodType.methodType(property.javaType()).wrap().returnType().isInstance(value)) {
      throw TrackingMessages.wrongValue(plan, property);
    }
    return plan.mapping.toStored(property, value);
  }

  @Override
  void setStored(Map<PropertyModel, @Nullable Object> values) {
    values.forEach(this::take);
  }
}
