package org.entopic.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** What a class inherits. */
final class Hierarchy {
  private Hierarchy() {}

  /** Returns a class and its super-classes, the topmost first, those of the JDK left out. */
  static List<TypeElement> classes(TypeElement type) {
    var classes = new ArrayList<TypeElement>();
    TypeElement current = type;
    while (!current.getQualifiedName().toString().startsWith("java.")) {
      classes.add(current);
      if (current.getSuperclass() instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement superclass) {
        current = superclass;
      } else {
        break;
      }
    }
    Collections.reverse(classes);
    return classes;
  }

  /** Returns the fields with state, inherited ones first. */
  static List<VariableElement> fields(TypeElement type) {
    return classes(type).stream()
        .flatMap(declaring -> ElementFilter.fieldsIn(declaring.getEnclosedElements()).stream())
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT))
        .toList();
  }

  /** Returns the class that declares a field. */
  static TypeElement declaring(VariableElement field) {
    if (field.getEnclosingElement() instanceof TypeElement type) {
      return type;
    }
    throw new IllegalArgumentException(field + " is no field.");
  }

  /** Returns whether a class, its super-classes or their members have mapping annotations. */
  static boolean isAnnotated(TypeElement type) {
    return classes(type).stream()
        .anyMatch(
            declaring ->
                Annotations.isMapped(declaring)
                    || declaring.getEnclosedElements().stream()
                        .filter(Hierarchy::isMember)
                        .anyMatch(Annotations::isMapped));
  }

  private static boolean isMember(Element element) {
    return switch (element.getKind()) {
      case FIELD, METHOD -> true;
      default -> false;
    };
  }

  /**
   * Returns whether the fields of a super-class are mapped: Jakarta Persistence passes over some.
   */
  static boolean isStateful(TypeElement type, Element declaring) {
    return declaring.equals(type)
        || !isDeclared(type)
        || isDeclared(declaring)
        || Annotations.has(declaring, Annotations.MAPPED_SUPERCLASS);
  }

  private static boolean isDeclared(Element type) {
    return Annotations.has(type, Annotations.ENTITY)
        || Annotations.has(type, Annotations.EMBEDDABLE);
  }
}
