package org.entopic.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads mapping annotations by name, so that their classes need not be there. */
final class Annotations {
  static final String ENTITY = "jakarta.persistence.Entity";
  static final String EMBEDDABLE = "jakarta.persistence.Embeddable";
  static final String MAPPED_SUPERCLASS = "jakarta.persistence.MappedSuperclass";
  static final String TRANSIENT = "jakarta.persistence.Transient";
  static final String CONVERT = "jakarta.persistence.Convert";
  static final Set<String> KEY = Set.of("jakarta.persistence.Id", "jakarta.persistence.EmbeddedId");
  static final Set<String> EMBEDDED =
      Set.of("jakarta.persistence.Embedded", "jakarta.persistence.EmbeddedId");
  static final Set<String> REFERENCE =
      Set.of("jakarta.persistence.ManyToOne", "jakarta.persistence.OneToOne");

  private static final String ID_CLASS = "jakarta.persistence.IdClass";
  private static final Set<String> PACKAGES =
      Set.of("jakarta.persistence", "org.entopic.annotation");

  private Annotations() {}

  static boolean has(Element element, String name) {
    return element.getAnnotationMirrors().stream().anyMatch(a -> nameOf(a).equals(name));
  }

  static boolean hasAny(Element element, Set<String> names) {
    return element.getAnnotationMirrors().stream().anyMatch(a -> names.contains(nameOf(a)));
  }

  /** Returns whether an element has an annotation that says how entities are stored. */
  static boolean isMapped(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(a -> Names.packageOf(a.getAnnotationType().asElement()))
        .anyMatch(p -> PACKAGES.contains(p.getQualifiedName().toString()));
  }

  /** Returns the field and its getter, where it has one: either may be annotated. */
  static List<Element> places(VariableElement field) {
    var places = new ArrayList<Element>(List.of(field));
    String name = field.getSimpleName().toString();
    String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Set<String> getters = Set.of(name, "get" + capitalised, "is" + capitalised);
    ElementFilter.methodsIn(Hierarchy.declaring(field).getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> getters.contains(method.getSimpleName().toString()))
        .forEach(places::add);
    return places;
  }

  /** Returns the class that {@code @IdClass} names. */
  static Optional<TypeMirror> idClass(TypeElement type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      if (nameOf(annotation).equals(ID_CLASS)) {
        for (var entry : annotation.getElementValues().entrySet()) {
          if (isValue(entry.getKey()) && entry.getValue().getValue() instanceof TypeMirror named) {
            return Optional.of(named);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isValue(ExecutableElement member) {
    return member.getSimpleName().contentEquals("value");
  }

  private static String nameOf(AnnotationMirror annotation) {
    return annotation.getAnnotationType().asElement() instanceof TypeElement type
        ? type.getQualifiedName().toString()
        : "";
  }
}
