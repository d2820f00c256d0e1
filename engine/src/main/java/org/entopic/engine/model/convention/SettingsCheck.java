package org.entopic.engine.model.convention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.FilterDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.model.ValueGeneration;

/** Refuses settings that contradict each other or name what is not there. */
final class SettingsCheck {
  private final ModelDraft draft;

  SettingsCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (EntityDraft entity : draft.allEntities()) {
      names.computeIfAbsent(entity.entityName(), any -> new ArrayList<>()).add(entity.toString());
      entity.classes().stream()
          .filter(type -> type.javaType() != entity.javaType())
          .forEach(
              type ->
                  names
                      .computeIfAbsent(type.entityName(), any -> new ArrayList<>())
                      .add(type.toString()));
      check(entity);
    }
    names.forEach(
        (name, types) -> {
          if (types.size() > 1) {
            draft.problem(ModelMessages.duplicateEntityName(name, types));
          }
        });
    draft.complexTypes().forEach(this::checkFields);
  }

  private void check(EntityDraft entity) {
    atLeastOne(entity, "partitions", entity.partitions.or(1));
    atLeastOne(entity, "replicas", entity.replication.or(1));
    entity
        .retention
        .get()
        .filter(time -> time.isNegative() || time.toMillis() == 0)
        .ifPresent(time -> draft.problem(ModelMessages.wrongRetention(entity, time)));
    for (PropertyDraft property : List.copyOf(entity.properties())) {
      if (!property.isUnbound()) {
        checkGeneration(entity, property);
        checkValues(entity, property);
      } else if (entity.access().isPresent()) {
        draft.problem(
            PropertyMessages.unknownProperty(entity, property.name(), "the model builder"));
      }
    }
    checkFields(entity);
    for (FilterDraft filter : entity.filters) {
      Class<? extends EntityContext> context = draft.context().orElse(filter.context());
      if (!filter.context().isAssignableFrom(context)) {
        draft.problem(ModelMessages.wrongFilter(entity, filter.context(), context));
      }
    }
  }

  private void checkGeneration(EntityDraft entity, PropertyDraft property) {
    ValueGeneration generation = property.generation.or(ValueGeneration.NEVER);
    if (generation == ValueGeneration.UUID_V7 && !PropertyAnnotations.isUuid(property)) {
      draft.problem(
          PropertyMessages.unfitGeneration(
              entity, property.name(), "Give it the type UUID or String."));
    }
    if (generation == ValueGeneration.SEQUENCE
        && !(PropertyAnnotations.isNumber(property) && entity.isKey(property))) {
      draft.problem(
          PropertyMessages.unfitGeneration(
              entity,
              property.name(),
              "Generated numbers are for key properties of type short, int or long."));
    }
    if (property.javaType().isPrimitive() && property.isNullable()) {
      draft.problem(PropertyMessages.nullablePrimitive(entity, property.name()));
    }
    boolean counted = generation == ValueGeneration.VERSION;
    if (counted
        && !property.concurrencyToken.or(false)
        && !PropertyAnnotations.isVersion(property)) {
      draft.problem(PropertyMessages.unfitVersion(entity, property.name()));
    }
  }

  private void checkValues(EntityDraft entity, PropertyDraft property) {
    Object value = property.defaultValue.get().orElse(null);
    if (value != null && !Boxed.of(property.javaType()).isInstance(value)) {
      draft.problem(PropertyMessages.wrongDefault(entity, property.name(), property.javaType()));
    }
    if (value != null && property.generation.or(ValueGeneration.NEVER) != ValueGeneration.NEVER) {
      draft.problem(PropertyMessages.defaultAndGenerated(entity, property.name()));
    }
    int scale = property.scale.or(0);
    if (property.precision.isSet()
        && (property.precision.or(1) < 1 || scale < 0 || scale > property.precision.or(1))) {
      draft.problem(PropertyMessages.unfitPrecision(entity, property.name()));
    }
  }

  private void checkFields(StructuralDraft type) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (PropertyDraft property : type.properties()) {
      if (!property.isUnbound()) {
        fields.computeIfAbsent(property.field(), any -> new ArrayList<>()).add(property.name());
      }
    }
    fields.forEach(
        (field, properties) -> {
          if (properties.size() > 1) {
            draft.problem(PropertyMessages.sameField(type, field, properties));
          }
        });
  }

  private void atLeastOne(EntityDraft entity, String what, int value) {
    if (value < 1) {
      draft.problem(ModelMessages.notPositive(entity, what, value));
    }
  }
}
