package org.entopic.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Tells entities from values by the rules that the engine's model follows. */
final class EntityKinds {
  private final Set<String> declared = new HashSet<>();

  /** Takes note of an entity that a context declares, or a sealed one permits. */
  void declare(TypeElement type) {
    declared.add(type.getQualifiedName().toString());
  }

  /** Returns whether a context declares an entity, or a sealed one permits it. */
  boolean isDeclared(TypeElement type) {
    return declared.contains(type.getQualifiedName().toString());
  }

  boolean isEntity(TypeElement type) {
    return Annotations.has(type, Annotations.ENTITY)
        || isDeclared(type)
        || (isClass(type) && !isEmbeddable(type) && hasKey(type));
  }

  boolean isEmbeddable(TypeElement type) {
    return Annotations.has(type, Annotations.EMBEDDABLE);
  }

  private static boolean isClass(TypeElement type) {
    return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && !type.getQualifiedName().toString().startsWith("java.");
  }

  private static boolean hasKey(TypeElement type) {
    return Hierarchy.fields(type).stream().anyMatch(field -> isKey(type, field));
  }

  private static boolean isKey(TypeElement type, VariableElement field) {
    String name = field.getSimpleName().toString();
    return Annotations.places(field).stream().anyMatch(EntityKinds::isKeyPlace)
        || name.equalsIgnoreCase("id")
        || name.equalsIgnoreCase(type.getSimpleName() + "Id");
  }

  private static boolean isKeyPlace(Element place) {
    return Annotations.hasAny(place, Annotations.KEY);
  }
}
