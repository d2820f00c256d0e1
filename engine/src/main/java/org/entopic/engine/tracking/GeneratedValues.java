package org.entopic.engine.tracking;

import java.util.UUID;
import org.entopic.model.GenerationTime;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.service.ValueGenerator;
import org.jspecify.annotations.Nullable;

/** Gives new entities the values that the application left unset. */
final class GeneratedValues {
  private final TemporaryNumbers temporary;

  GeneratedValues(TemporaryNumbers temporary) {
    this.temporary = temporary;
  }

  void fill(TrackedEntity entity) {
    generate(entity);
    for (PropertyModel property : entity.plan.defaults) {
      if (has(entity, property) && isZeroOrNull(entity.value(property), property)) {
        Object value = property.defaultValue().orElseThrow();
        entity.setValue(property, entity.plan.mapping.toStored(property, value));
      }
    }
  }

  /** Returns whether a generator makes a value when the entity is added. */
  static boolean isMadeOnAdd(PropertyModel property) {
    return property.valueGenerator().isPresent()
        && !property.isComputed()
        && (property.generationTime() == GenerationTime.ON_ADD
            || property.generationTime() == GenerationTime.ON_ADD_OR_UPDATE);
  }

  static boolean isZeroOrNull(@Nullable Object value, PropertyModel property) {
    return value == null
        || property.javaType().isPrimitive()
            && (isZero(value) || Boolean.FALSE.equals(value) || value.equals('\0'));
  }

  private static boolean has(TrackedEntity entity, PropertyModel property) {
    return entity.plan.mapping.has(entity.entity, property);
  }

  private void generate(TrackedEntity entity) {
    for (PropertyModel property : entity.plan.generated) {
      if (has(entity, property)) {
        generateOnAdd(entity, property);
      }
    }
    for (PropertyModel property : entity.plan.sequences) {
      if (has(entity, property) && isUnset(entity.value(property), property)) {
        temporary.give(entity, property);
      }
    }
  }

  private static void generateOnAdd(TrackedEntity entity, PropertyModel property) {
    Object current = entity.value(property);
    ValueGenerator own = property.valueGenerator().orElse(null);
    if (own != null
        ? isZeroOrNull(current, property) || isUnset(current, property)
        : current == null) {
      Object value =
          own == null
              ? uuid(property)
              : entity.plan.mapping.toStored(property, own.generate(entity.entity, property));
      entity.setValue(property, value);
    }
  }

  /** Returns whether nobody set a value: it is null, or the zero of a primitive or a key. */
  static boolean isUnset(@Nullable Object value, PropertyModel property) {
    return value == null
        || (property.isKey() || property.javaType().isPrimitive()) && isZero(value);
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.longValue() == 0 && number.doubleValue() == 0;
  }

  private static Object uuid(PropertyModel property) {
    UUID value = UuidV7.next();
    return property.storeType() instanceof StoreType.Scalar scalar
            && scalar.type() == ScalarType.STRING
        ? value.toString()
        : value;
  }
}
