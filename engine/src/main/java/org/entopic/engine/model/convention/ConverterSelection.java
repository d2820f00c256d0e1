package org.entopic.engine.model.convention;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.engine.model.draft.StructuralDraft;

/** Finds the converters that {@code @Convert} names, and applies those that say autoApply. */
final class ConverterSelection {
  private final ModelDraft draft;
  private final AccessSource accesses;
  private final Map<Class<?>, Optional<AttributeConverter<?, ?>>> instances = new HashMap<>();

  ConverterSelection(ModelDraft draft, AccessSource accesses) {
    this.draft = draft;
    this.accesses = accesses;
  }

  /** Registers every converter in sight that applies to all properties of its type. */
  void registerAutoApplied() {
    for (EntityDraft entity : draft.entities()) {
      for (MappedMember member : entity.members()) {
        of(entity, member).ifPresent(this::registerIfAutoApplied);
      }
    }
  }

  private void registerIfAutoApplied(AttributeConverter<?, ?> converter) {
    Converter annotation = converter.getClass().getAnnotation(Converter.class);
    if (annotation != null && annotation.autoApply()) {
      ResolvedType.argumentsOf(AttributeConverter.class, converter.getClass())
          .ifPresent(types -> draft.converters.putIfAbsent(types.get(0).raw(), converter));
    }
  }

  /** Returns the converter that annotations name for a member. */
  Optional<AttributeConverter<?, ?>> of(StructuralDraft type, MappedMember member) {
    List<Convert> onClass = List.of(type.javaType().getAnnotationsByType(Convert.class));
    return member.repeated(Convert.class).stream()
        .filter(convert -> convert.attributeName().isEmpty())
        .findFirst()
        .or(
            () ->
                onClass.stream()
                    .filter(convert -> convert.attributeName().equals(member.name()))
                    .findFirst())
        .filter(convert -> !convert.disableConversion())
        .flatMap(convert -> instance(convert.converter()));
  }

  private Optional<AttributeConverter<?, ?>> instance(Class<?> type) {
    if (type == AttributeConverter.class) {
      return Optional.empty();
    }
    return instances.computeIfAbsent(
        type, t -> accesses.newInstance(t.asSubclass(AttributeConverter.class)).map(c -> c));
  }
}
