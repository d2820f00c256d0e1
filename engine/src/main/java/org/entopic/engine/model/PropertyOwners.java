package org.entopic.engine.model;

import java.util.Arrays;
import java.util.List;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationDraft;

/**
 * Knows which classes of a hierarchy have which of the properties that their rows have room for.
 */
final class PropertyOwners {
  /** Where there are no hierarchies. */
  static final PropertyOwners NONE = new PropertyOwners(List.of());

  private final List<RelationDraft> relations;

  PropertyOwners(List<RelationDraft> relations) {
    this.relations = List.copyOf(relations);
  }

  boolean has(EntityDraft layout, EntityDraft type, PropertyDraft property) {
    if (!property.isShadow()) {
      String member = property.path().get(0).name();
      return type.findProperty(member).filter(own -> !own.isUnbound()).isPresent();
    }
    if (layout.discriminator().filter(property::equals).isPresent()
        || type.findProperty(property.name()).isPresent()) {
      return true;
    }
    List<RelationDraft> held =
        relations.stream()
            .filter(relation -> relation.dependent() == layout)
            .filter(relation -> relation.foreignKey().contains(property))
            .toList();
    return held.isEmpty() || held.stream().anyMatch(relation -> holds(relation, type));
  }

  private static boolean holds(RelationDraft relation, EntityDraft type) {
    NavigationDraft reference = relation.onDependent().orElse(null);
    if (reference != null) {
      return type.navigations.containsKey(reference.name());
    }
    return relation
        .onPrincipal()
        .map(inverse -> inverse.targetClass().isAssignableFrom(type.javaType()))
        .orElse(true);
  }

  /**
   * Returns whether all classes have a property, those too that may be added one day: the others
   * must not change what is written of these.
   */
  boolean isOfAll(EntityDraft layout, PropertyDraft property) {
    return layout.isKey(property)
        || layout.discriminator().filter(property::equals).isPresent()
        || (isOfTop(layout, property)
            && layout.classes().stream()
                .filter(EntityDraft::isConcrete)
                .allMatch(type -> has(layout, type, property)));
  }

  private boolean isOfTop(EntityDraft layout, PropertyDraft property) {
    Class<?> top = layout.javaType();
    if (property.isShadow()) {
      return relations.stream()
          .filter(relation -> relation.foreignKey().contains(property))
          .flatMap(relation -> relation.onDependent().stream())
          .allMatch(reference -> reference.declaringClass() == top);
    }
    Class<?> declaring = property.path().get(0).field().getDeclaringClass();
    return declaring.isAssignableFrom(top) || hasAccessor(top, property.path().get(0).name());
  }

  private static boolean hasAccessor(Class<?> top, String name) {
    return top.isInterface()
        && Arrays.stream(top.getMethods())
            .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 0);
  }

  /** Returns whether a class requires a value. */
  boolean requires(EntityDraft layout, EntityDraft type, PropertyDraft property) {
    return has(layout, type, property)
        && (!property.isNullable()
            || type.findProperty(property.name()).filter(own -> !own.isNullable()).isPresent());
  }
}
