package org.entopic.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the classes to generate for, round by round; each class comes out once. */
final class EntityDiscovery {
  private static final String ENTITY_SET = "org.entopic.EntitySet";

  private final EntityKinds kinds;
  private final Set<String> sources = new HashSet<>();
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> done = new HashSet<>();

  EntityDiscovery(EntityKinds kinds) {
    this.kinds = kinds;
  }

  /** Returns the classes that this round makes complete. */
  List<TypeElement> next(RoundEnvironment round, Elements elements) {
    Set<TypeElement> roots = ElementFilter.typesIn(round.getRootElements());
    roots.forEach(root -> sources.add(root.getQualifiedName().toString()));
    roots.forEach(this::visit);
    waiting.removeIf(name -> !isSource(elements.getTypeElement(name)));
    var ready = new ArrayList<TypeElement>();
    for (String name : waiting) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && isComplete(type)) {
        done.add(name);
        ready.add(type);
      }
    }
    waiting.removeAll(done);
    return ready;
  }

  private void visit(TypeElement type) {
    boolean embeddable = kinds.isEmbeddable(type);
    boolean entity = Annotations.has(type, Annotations.ENTITY);
    if (entity || embeddable) {
      add(type);
    }
    if (entity) {
      permitted(type);
    }
    if (entity || embeddable || Annotations.has(type, Annotations.MAPPED_SUPERCLASS)) {
      values(type);
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      entityOf(field)
          .ifPresent(
              target -> {
                kinds.declare(target);
                add(target);
                values(target);
                permitted(target);
              });
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::visit);
  }

  /** The classes that a sealed entity permits are entities of its hierarchy. */
  private void permitted(TypeElement type) {
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      element(permitted)
          .ifPresent(
              target -> {
                kinds.declare(target);
                add(target);
                values(target);
                permitted(target);
              });
    }
  }

  private void values(TypeElement owner) {
    Annotations.idClass(owner).flatMap(EntityDiscovery::element).ifPresent(this::add);
    for (VariableElement field : Hierarchy.fields(owner)) {
      if (Annotations.places(field).stream()
          .anyMatch(place -> Annotations.hasAny(place, Annotations.EMBEDDED))) {
        element(field.asType()).ifPresent(this::add);
      }
    }
  }

  private void add(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (!name.isEmpty() && !done.contains(name)) {
      waiting.add(name);
    }
  }

  private static Optional<TypeElement> entityOf(VariableElement field) {
    return field.asType() instanceof DeclaredType set
            && set.getTypeArguments().size() == 1
            && element(set).filter(e -> e.getQualifiedName().contentEquals(ENTITY_SET)).isPresent()
        ? element(set.getTypeArguments().get(0))
        : Optional.empty();
  }

  private static Optional<TypeElement> element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement() instanceof TypeElement element
        ? Optional.of(element)
        : Optional.empty();
  }

  private boolean isSource(TypeElement type) {
    Element e = type;
    while (e != null && e.getEnclosingElement() instanceof TypeElement outer) {
      e = outer;
    }
    return e instanceof TypeElement top && sources.contains(top.getQualifiedName().toString());
  }

  // A member of a type that is not there yet may be generated in this round.
  private static boolean isComplete(TypeElement type) {
    return Hierarchy.fields(type).stream()
        .noneMatch(field -> field.asType().getKind() == TypeKind.ERROR);
  }
}
