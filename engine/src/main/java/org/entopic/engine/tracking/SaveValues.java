package org.entopic.engine.tracking;

import java.util.BitSet;
import java.util.Objects;
import org.entopic.model.GenerationTime;
import org.entopic.model.PropertyModel;
import org.entopic.model.SaveBehavior;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What saves do to values: computed and generated ones are made, others are kept back. The row gets
 * them at once, the entity when the save has succeeded.
 */
final class SaveValues {
  private SaveValues() {}

  /** Returns whether a save does something to the values of a property. */
  static boolean concerns(PropertyModel property) {
    return property.isComputed()
        || isMadeOnUpdate(property)
        || property.beforeSave() != SaveBehavior.SAVE
        || property.afterSave() != SaveBehavior.SAVE;
  }

  private static boolean isMadeOnUpdate(PropertyModel property) {
    return property.generationTime() == GenerationTime.ON_UPDATE
        || property.generationTime() == GenerationTime.ON_ADD_OR_UPDATE;
  }

  /**
   * Puts the values into the row to be written, which has those of the entity; returns whether
   * there is anything to write then.
   */
  static boolean apply(TrackedEntity entity, RowBuilder next, RelationProblems problems) {
    Row original = entity.original;
    if (original != null) {
      return applyStored(entity, original, next, problems);
    }
    for (PropertyModel property : entity.plan.onSave) {
      applyNew(entity, property, next, problems);
    }
    return true;
  }

  private static void applyNew(
      TrackedEntity entity, PropertyModel property, RowBuilder next, RelationProblems problems) {
    TypePlan plan = entity.plan;
    if (property.isComputed()) {
      next.set(property.ordinal(), made(entity, property));
    } else if (property.beforeSave() == SaveBehavior.IGNORE) {
      Object initial = plan.mapping.toStored(property, property.defaultValue().orElse(null));
      next.set(
          property.ordinal(),
          GeneratedValues.isMadeOnAdd(property) ? made(entity, property) : initial);
    } else if (property.beforeSave() == SaveBehavior.THROW
        && !GeneratedValues.isZeroOrNull(entity.value(property), property)) {
      problems.refused(entity, property, "must be unset when the entity is new");
    }
  }

  private static boolean applyStored(
      TrackedEntity entity, Row original, RowBuilder next, RelationProblems problems) {
    BitSet differing = differing(entity, original);
    boolean changed = entity.isForced();
    for (PropertyModel property : entity.plan.onSave) {
      int ordinal = property.ordinal();
      if (property.isComputed()) {
        Object value = made(entity, property);
        next.set(ordinal, value);
        differing.set(ordinal, !Objects.deepEquals(value, original.get(ordinal)));
      } else if (differing.get(ordinal) && property.afterSave() == SaveBehavior.IGNORE) {
        next.set(ordinal, original.get(ordinal));
        differing.clear(ordinal);
      } else if (differing.get(ordinal) && property.afterSave() == SaveBehavior.THROW) {
        problems.refused(entity, property, "cannot change once it is stored");
      }
    }
    changed |= !differing.isEmpty();
    for (PropertyModel property : entity.plan.onSave) {
      if (changed && isMadeOnUpdate(property) && !differing.get(property.ordinal())) {
        next.set(property.ordinal(), made(entity, property));
      }
    }
    return changed;
  }

  private static BitSet differing(TrackedEntity entity, Row original) {
    BitSet differing = entity.plan.mapping.differences(entity.entity, original);
    for (PropertyModel property : entity.plan.shadowProperties) {
      differing.set(property.ordinal(), entity.differs(property));
    }
    return differing;
  }

  /** Gives an entity the values that were written. */
  static void takeOver(TrackedEntity entity, Row written) {
    for (PropertyModel property : entity.plan.onSave) {
      Object value = written.get(property.ordinal());
      if (!Objects.deepEquals(value, entity.value(property))) {
        entity.setValue(property, value);
      }
    }
  }

  private static @Nullable Object made(TrackedEntity entity, PropertyModel property) {
    Object value = property.valueGenerator().orElseThrow().generate(entity.entity, property);
    return entity.plan.mapping.toStored(property, value);
  }
}
