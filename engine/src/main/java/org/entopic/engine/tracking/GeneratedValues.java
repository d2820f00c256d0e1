package org.entopic.engine.tracking;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;
import org.jspecify.annotations.Nullable;

/** Gives new entities the values that the application left unset. */
final class GeneratedValues {
  private final Function<PropertyModel, Optional<Object>> generator;
  private final TemporaryNumbers temporary;

  GeneratedValues(Function<PropertyModel, Optional<Object>> generator, TemporaryNumbers temporary) {
    this.generator = generator;
    this.temporary = temporary;
  }

  void fill(TrackedEntity entity) {
    generate(entity);
    for (PropertyModel property : entity.plan.defaults) {
      if (isZeroOrNull(entity.value(property), property)) {
        Object value = property.defaultValue().orElseThrow();
        entity.setValue(property, entity.plan.mapping.toStored(property, value));
      }
    }
  }

  private static boolean isZeroOrNull(@Nullable Object value, PropertyModel property) {
    return value == null
        || property.javaType().isPrimitive()
            && (isZero(value) || Boolean.FALSE.equals(value) || value.equals('\0'));
  }

  private void generate(TrackedEntity entity) {
    if (generator == ChangeTracker.NO_GENERATOR) {
      for (PropertyModel property : entity.plan.generated) {
        if (entity.value(property) == null) {
          entity.setValue(property, uuid(property));
        }
      }
      for (PropertyModel property : entity.plan.sequences) {
        if (isUnset(entity.value(property), property)) {
          temporary.give(entity, property);
        }
      }
      return;
    }
    for (PropertyModel property : entity.plan.type.properties()) {
      if (property.valueGeneration() != ValueGeneration.VERSION
          && isOpen(entity.value(property), property)) {
        generate(entity, property);
      }
    }
  }

  private void generate(TrackedEntity entity, PropertyModel property) {
    Optional<Object> supplied = generator.apply(property);
    if (supplied.isPresent()) {
      entity.setValue(property, entity.plan.mapping.toStored(property, supplied.get()));
    } else if (property.valueGeneration() == ValueGeneration.UUID_V7) {
      entity.setValue(property, uuid(property));
    } else if (property.valueGeneration() == ValueGeneration.SEQUENCE) {
      temporary.give(entity, property);
    }
  }

  private static boolean isOpen(@Nullable Object value, PropertyModel property) {
    return value == null || property.isKey() && isZero(value);
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
