package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/** Negative numbers that stand for generated keys until a save, and the entities that have them. */
final class TemporaryNumbers {
  private static final int RESERVED = 1_000;

  private final TrackingSettings settings;
  private final Set<TrackedEntity> holders = new LinkedHashSet<>();
  private int given;

  TemporaryNumbers(TrackingSettings settings) {
    this.settings = settings;
  }

  /** Gives an entity a number for a property that nobody set. */
  void give(TrackedEntity entity, PropertyModel property) {
    mark(entity, property, next(property));
  }

  /** Takes a number that an entity has as one that stands for another. */
  void mark(TrackedEntity entity, PropertyModel property, Object number) {
    entity.setTemporary(property, number, settings.temporaryKeys());
    holders.add(entity);
  }

  /** Returns the new entities that wait for generated numbers, in the order in which they came. */
  List<TrackedEntity> holders() {
    holders.removeIf(
        entity ->
            entity.state != EntityState.ADDED
                || entity.firstTemporary(entity.plan.sequences) == null);
    return new ArrayList<>(holders);
  }

  void clear() {
    holders.clear();
  }

  private Object next(PropertyModel property) {
    given++;
    return switch (scalar(property)) {
      case SHORT -> (short) (Short.MIN_VALUE + given % Short.MAX_VALUE);
      case INT -> Integer.MIN_VALUE + RESERVED + given;
      default -> Long.MIN_VALUE + RESERVED + given;
    };
  }

  /** Returns a generated number in the type of a property. */
  static Object typed(PropertyModel property, long number) {
    ScalarType type = scalar(property);
    long largest =
        type == ScalarType.SHORT
            ? Short.MAX_VALUE
            : type == ScalarType.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
    if (number > largest) {
      throw TrackingMessages.exhausted(property, largest);
    }
    return switch (type) {
      case SHORT -> (Object) (short) number;
      case INT -> (int) number;
      default -> number;
    };
  }

  private static ScalarType scalar(PropertyModel property) {
    return property.storeType() instanceof StoreType.Scalar scalar
        ? scalar.type()
        : ScalarType.LONG;
  }
}
