package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.annotation.FormerNames;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.HierarchyMessages;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;

/** Decides how the classes of a hierarchy are told apart, and whether each has its own topic. */
final class DiscriminatorConvention {
  static final String FIELD = "DTYPE";
  private static final Set<Class<?>> KINDS = Set.of(String.class, Integer.class, Character.class);

  private final ModelDraft draft;

  DiscriminatorConvention(ModelDraft draft) {
    this.draft = draft;
  }

  PropertyDraft apply(EntityDraft root, EntityDraft layout, List<EntityDraft> classes) {
    DiscriminatorType kind = annotations(root, layout);
    classes.forEach(type -> values(type, kind));
    check(root, classes);
    Class<?> type =
        classes.stream()
            .flatMap(each -> each.discriminatorValue.get().stream())
            .<Class<?>>map(Object::getClass)
            .findFirst()
            .orElse(String.class);
    String field = root.discriminatorField.or(FIELD);
    if (layout.findProperty(field).isPresent()) {
      draft.problem(HierarchyMessages.takenDiscriminator(root, field));
    }
    PropertyDraft property = layout.property(field);
    property.makeShadow(type, root.discriminatorField.isSet() ? ANNOTATION : CONVENTION);
    BuiltInConversions.find(type).ifPresent(property::shape);
    property.nullable.set(false, CONVENTION);
    return property;
  }

  private DiscriminatorType annotations(EntityDraft root, EntityDraft layout) {
    Class<?> type = root.javaType();
    Inheritance inheritance = type.getAnnotation(Inheritance.class);
    if (inheritance != null) {
      if (inheritance.strategy() == InheritanceType.JOINED && !layout.topicPerClass.isSet()) {
        draft.problem(HierarchyMessages.joinedInheritance(root));
      }
      layout.topicPerClass.set(
          inheritance.strategy() == InheritanceType.TABLE_PER_CLASS, ANNOTATION);
    }
    DiscriminatorColumn column = type.getAnnotation(DiscriminatorColumn.class);
    if (column == null) {
      return DiscriminatorType.STRING;
    }
    root.discriminatorField.set(column.name(), ANNOTATION);
    return column.discriminatorType();
  }

  private void values(EntityDraft type, DiscriminatorType kind) {
    Class<?> java = type.javaType();
    DiscriminatorValue annotation = java.getAnnotation(DiscriminatorValue.class);
    if (annotation != null) {
      value(type, kind, annotation.value())
          .ifPresent(value -> type.discriminatorValue.set(value, ANNOTATION));
    }
    FormerNames former = java.getAnnotation(FormerNames.class);
    if (former != null) {
      List<Object> values =
          Arrays.stream(former.value()).flatMap(text -> value(type, kind, text).stream()).toList();
      type.formerDiscriminatorValues.set(values, ANNOTATION);
    }
    if (type.isConcrete()) {
      type.discriminatorValue.set(type.entityName(), CONVENTION);
    }
  }

  private Optional<Object> value(EntityDraft type, DiscriminatorType kind, String text) {
    switch (kind) {
      case STRING:
        return Optional.of(text);
      case CHAR:
        if (text.length() == 1) {
          return Optional.of(text.charAt(0));
        }
        break;
      case INTEGER:
        try {
          return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
          break;
        }
    }
    draft.problem(HierarchyMessages.unfitDiscriminator(type, "'" + text + "' is no " + kind));
    return Optional.empty();
  }

  private void check(EntityDraft root, List<EntityDraft> classes) {
    Map<Object, EntityDraft> taken = new HashMap<>();
    for (EntityDraft type : classes) {
      Object own = type.discriminatorValue.get().orElse(null);
      if (own != null && !KINDS.contains(own.getClass())) {
        draft.problem(
            HierarchyMessages.unfitDiscriminator(type, own.getClass().getName() + " is no text"));
      }
      if (own != null && taken.putIfAbsent(own, type) != null) {
        draft.problem(HierarchyMessages.sameDiscriminator(type, taken.get(own), own));
      }
      for (Object former : type.formerDiscriminatorValues.or(List.of())) {
        EntityDraft other = taken.putIfAbsent(former, type);
        if (other != null) {
          draft.problem(HierarchyMessages.sameDiscriminator(type, other, former));
        }
      }
    }
    Set<Class<?>> kinds = taken.keySet().stream().map(Object::getClass).collect(Collectors.toSet());
    if (kinds.size() > 1) {
      draft.problem(
          HierarchyMessages.unfitDiscriminator(
              root, "the values of its classes are of several types"));
    }
    if (classes.stream()
            .filter(EntityDraft::isConcrete)
            .map(t -> t.javaType().isRecord())
            .distinct()
            .count()
        > 1) {
      draft.problem(HierarchyMessages.recordsAndClasses(root));
    }
  }
}
